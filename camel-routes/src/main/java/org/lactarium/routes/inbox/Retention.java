package org.lactarium.routes.inbox;

import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forgets settled messages by state and age, and sooner what was never the bank's. What still waits is never forgotten. */
public final class Retention {

    /** Small enough that a delete never holds anybody up. */
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;

    public Retention(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Answers that came where messages are taken, and what can carry no result and came by a mistaken route: it was answered AR. Said twice,
     * because the first half is what the index knows.
     */
    private static final String ASTRAY = "reason in ('acknowledgement', 'unsupported-message')"
            + " and (reason = 'acknowledgement' or ack_code = 'AR')";

    /** @return how many messages were forgotten */
    public int forget(MessageState state, Duration olderThan) {
        if (state.isWaiting()) {
            throw new IllegalArgumentException("A message that waits is not forgotten");
        }
        return forget("state = :state", Map.of("state", state.code()), olderThan);
    }

    /** Of every state that is settled. */
    public int forgetAstray(Duration olderThan) {
        return forget(ASTRAY, Map.of(), olderThan);
    }

    private int forget(String which, Map<String, String> values, Duration olderThan) {
        int forgotten = 0;
        int last = AT_ONCE;
        while (last == AT_ONCE) {
            last = jdbc.sql(
                            """
                            delete from intake.message where id in (
                                select id from intake.message
                                where %s and settled < now() - make_interval(secs => :seconds)
                                order by id limit :most for update skip locked)
                            """
                                    .formatted(which))
                    .params(values)
                    .param("seconds", (double) olderThan.toSeconds())
                    .param("most", AT_ONCE)
                    .update();
            forgotten += last;
        }
        return forgotten;
    }
}
