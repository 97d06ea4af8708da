package org.lactarium.server.benchmark;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table, in the text form of COPY. */
final class Sheet {

    private static final int ENOUGH = 1 << 16;

    private final CopyIn into;
    private byte[] bytes = new byte[2 * ENOUGH];
    private int length;

    Sheet(CopyIn into) {
        this.into = into;
    }

    void put(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    void put(String ascii) {
        put(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    void put(long number) {
        put(Long.toString(number));
    }

    void put(char one) {
        room(1);
        bytes[length++] = (byte) one;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    void endRow() throws SQLException {
        put('\n');
        if (length > ENOUGH) {
            send();
        }
    }

    long end() throws SQLException {
        send();
        return into.endCopy();
    }

    private void send() throws SQLException {
        into.writeToCopy(bytes, 0, length);
        length = 0;
    }
}
