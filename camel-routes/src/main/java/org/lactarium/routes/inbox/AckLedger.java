package org.lactarium.routes.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Remembers whether acknowledgements reached their sockets. Written in batches after the fact, because no sender may wait
 * for it; an outcome lost in a crash stays {@code unknown}, which is the truth.
 */
public final class AckLedger {

    private record Entry(long message, AckOutcome outcome) {}

    private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final JdbcTemplate jdbc;

    public AckLedger(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    public void record(long message, AckOutcome outcome) {
        entries.add(new Entry(message, outcome));
    }

    /** Writes what was recorded since the last time. What cannot be written now is written the next time. */
    public void write() {
        List<Entry> drained = new ArrayList<>();
        for (Entry entry = entries.poll(); entry != null; entry = entries.poll()) {
            drained.add(entry);
        }
        try {
            if (!drained.isEmpty()) {
                jdbc.batchUpdate(
                        "update intake.message set ack_outcome = ? where id = ?",
                        drained.stream()
                                .map(entry -> new Object[] {entry.outcome().code(), entry.message()})
                                .toList());
            }
        } catch (RuntimeException e) {
            entries.addAll(drained);
            throw e;
        }
    }
}
