package org.lactarium.routes.astm;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Puts frames together to messages: from the header record to the terminator record. */
final class Incoming {

    private final Keeping keeping;
    private final int longestMessage;
    private byte[] message = {};
    private int expected = 1;
    private boolean begun;

    Incoming(Keeping keeping, int longestMessage) {
        this.keeping = keeping;
        this.longestMessage = longestMessage;
    }

    /**
     * The session is over, however it ended: what was acknowledged of a message without an end is kept as what it is.
     *
     * @return false when that could not be kept and is still here
     */
    boolean end() {
        if (message.length > 0 && !keeping.brokenOff(message)) {
            return false;
        }
        message = new byte[0];
        return true;
    }

    /**
     * A new session: frames count from 1, and nothing is left of the last one.
     *
     * @return false when something is left, and none can begin
     */
    boolean begin() {
        expected = 1;
        begun = false;
        return end();
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
            if (!keeping.whole(longer)) {
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
