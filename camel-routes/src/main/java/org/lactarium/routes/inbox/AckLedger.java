package org.lactarium.routes.inbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Remembers whether acknowledgements reached their sockets. Written in batches after the fact, because no sender may wait
 * for it; an outcome lost in a crash stays {@code unknown}, which is the truth.
 */
public final class AckLedger {

    /** A message in delivery is locked; one that is gone is never written. */
    private static final int MOST_TRIES = 500;

    private static final String WRITE =
            """
            update intake.message written set ack_outcome = said.outcome from (
                select kept.id, entry.outcome from unnest(?::bigint[], ?::text[]) entry (id, outcome)
                join intake.message kept on kept.id = entry.id for update of kept skip locked) said
            where written.id = said.id returning written.id
            """;

    private record Entry(long message, AckOutcome outcome, int tries) {}

    private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final JdbcTemplate jdbc;

    public AckLedger(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    public void record(long message, AckOutcome outcome) {
        entries.add(new Entry(message, outcome, 0));
    }

    /**
     * Writes what was recorded since the last time, in one statement. What cannot be written now is written the next time:
     * nobody who delivers waits for the ledger, and the ledger for nobody.
     */
    public void write() {
        Map<Long, Entry> drained = new LinkedHashMap<>();
        for (Entry entry = entries.poll(); entry != null; entry = entries.poll()) {
            drained.put(entry.message(), entry);
        }
        if (drained.isEmpty()) {
            return;
        }
        try {
            jdbc.queryForList(
                            WRITE,
                            Long.class,
                            drained.keySet().toArray(Long[]::new),
                            drained.values().stream()
                                    .map(entry -> entry.outcome().code())
                                    .toArray(String[]::new))
                    .forEach(drained::remove);
        } finally {
            drained.values().stream()
                    .filter(entry -> entry.tries() < MOST_TRIES)
                    .forEach(entry -> entries.add(new Entry(entry.message(), entry.outcome(), entry.tries() + 1)));
        }
    }
}
