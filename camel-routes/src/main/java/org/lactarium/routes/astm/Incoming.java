package org.lactarium.routes.astm;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts frames together to messages: from the header record to the terminator record. */
final class Incoming {

    private final Predicate<byte[]> keep;
    private final int longestMessage;
    private byte[] message = {};
    private int expected = 1;
    private boolean begun;

    Incoming(Predicate<byte[]> keep, int longestMessage) {
        this.keep = keep;
        this.longestMessage = longestMessage;
    }

    /** A new session: frames count from 1, and nothing is left of the last one. */
    void reset() {
        message = new byte[0];
        expected = 1;
        begun = false;
    }

    /**
     * @param frame empty when it is defective
     * @return whether it is acknowledged; a frame that came before is, and is counted once
     */
    boolean take(Optional<Frame> frame) {
        if (frame.isEmpty()) {
            return false;
        }
        int number = frame.get().number();
        if (begun && number == (expected + 7) % 8) {
            return true;
        }
        if (number != expected || message.length + frame.get().text().length > longestMessage) {
            return false;
        }
        byte[] longer = joined(frame.get().text());
        if (frame.get().last() && endsWithTerminator(longer)) {
            if (!keep.test(longer)) {
                // not counted: the sender shall send this frame again
                return false;
            }
            message = new byte[0];
        } else {
            message = longer;
        }
        begun = true;
        expected = (expected + 1) % 8;
        return true;
    }

    private byte[] joined(byte[] text) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(message);
        joined.writeBytes(text);
        return joined.toByteArray();
    }

    /** Whether the last record is an L record. */
    private static boolean endsWithTerminator(byte[] text) {
        int end = text.length;
        while (end > 0 && (text[end - 1] == '\r' || text[end - 1] == '\n')) {
            end--;
        }
        int start = end;
        while (start > 0 && text[start - 1] != '\r' && text[start - 1] != '\n') {
            start--;
        }
        return end > start && text[start] == 'L';
    }
}
