package org.lactarium.routes.astm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One frame of E1381 (LIS1-A): STX, number, text, ETB or ETX, checksum, CR, LF.
 *
 * @param number 0 to 7, beginning with 1
 * @param last whether it ends with ETX and not with ETB
 */
record Frame(int number, byte[] text, boolean last) {

    static final int STX = 0x02;
    static final int ETX = 0x03;
    static final int ETB = 0x17;
    static final int LF = 0x0A;

    /** The longest text of a frame that every receiver takes (E1381, 6.3.1.2). */
    private static final int LONGEST_TEXT = 240;

    /** Number, end, two digits of checksum and CR. */
    private static final int AROUND_TEXT = 5;

    /**
     * @param received what stood between STX and LF
     * @return empty when it is defective: cut, without a number, or of another checksum
     */
    static Optional<Frame> read(byte[] received) {
        int end = received.length - AROUND_TEXT + 1;
        if (end < 1 || received[received.length - 1] != '\r') {
            return Optional.empty();
        }
        int number = received[0] - '0';
        boolean ended = received[end] == ETX || received[end] == ETB;
        String checksum = new String(received, end + 1, 2, StandardCharsets.US_ASCII);
        if (number < 0 || number > 7 || !ended || !checksum.equalsIgnoreCase(checksum(received, end + 1))) {
            return Optional.empty();
        }
        return Optional.of(new Frame(number, Arrays.copyOfRange(received, 1, end), received[end] == ETX));
    }

    byte[] bytes() {
        ByteArrayOutputStream summed = new ByteArrayOutputStream();
        summed.write('0' + number);
        summed.writeBytes(text);
        summed.write(last ? ETX : ETB);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(STX);
        frame.writeBytes(summed.toByteArray());
        frame.writeBytes(checksum(summed.toByteArray(), summed.size()).getBytes(StandardCharsets.US_ASCII));
        frame.write('\r');
        frame.write(LF);
        return frame.toByteArray();
    }

    /** Every record begins a frame of its own; a long one goes on in further frames. */
    static List<Frame> of(List<byte[]> records) {
        List<Frame> frames = new ArrayList<>();
        for (byte[] record : records) {
            for (int from = 0; from < record.length; from += LONGEST_TEXT) {
                int to = Math.min(record.length, from + LONGEST_TEXT);
                frames.add(
                        new Frame((frames.size() + 1) % 8, Arrays.copyOfRange(record, from, to), to == record.length));
            }
        }
        return frames;
    }

    /** Sum of the bytes from the number to ETB or ETX, its last eight bits, in hexadecimal. */
    private static String checksum(byte[] bytes, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += bytes[i] & 0xFF;
        }
        return String.format(Locale.ROOT, "%02X", sum & 0xFF);
    }
}
