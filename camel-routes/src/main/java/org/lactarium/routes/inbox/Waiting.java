package org.lactarium.routes.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message claimed for delivery.
 *
 * @param attempts how often it was tried before
 * @param charset name of the character set its text is read in
 * @param received when it arrived
 * @param fault reason code, found at the door, for which it is not delivered; null when it is to be, and after a person's replay
 * @param detail a sentence on the fault
 * @param bound whether milk or donors it names wait because of it
 */
public record Waiting(
        long id,
        String feed,
        byte[] raw,
        String charset,
        int attempts,
        Instant received,
        @Nullable String fault,
        @Nullable String detail,
        boolean bound) {

    /** Of the table {@code m}. */
    static final String COLUMNS =
            "m.id, m.feed, m.raw, m.charset, m.attempts, m.received, m.fault, m.fault_detail, m.bound";

    static Waiting of(ResultSet row) throws SQLException {
        return new Waiting(
                row.getLong("id"),
                row.getString("feed"),
                row.getBytes("raw"),
                row.getString("charset"),
                row.getInt("attempts"),
                row.getTimestamp("received").toInstant(),
                row.getString("fault"),
                row.getString("fault_detail"),
                row.getString("bound").equals("bound"));
    }
}
