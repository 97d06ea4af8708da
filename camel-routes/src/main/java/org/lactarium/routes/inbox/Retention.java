package org.lactarium.routes.inbox;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forgets settled messages by state and age. What still waits is never forgotten. */
public final class Retention {

    /** Small enough that a delete never holds anybody up. */
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;

    public Retention(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @return how many messages were forgotten */
    public int forget(MessageState state, Duration olderThan) {
        if (state.isWaiting()) {
            throw new IllegalArgumentException("A message that waits is not forgotten");
        }
        int forgotten = 0;
        int last = AT_ONCE;
        while (last == AT_ONCE) {
            last = jdbc.sql(
                            """
                            delete from intake.message where id in (
                                select id from intake.message
                                where state = :state and settled < now() - make_interval(secs => :seconds)
                                order by id limit :most for update skip locked)
                            """)
                    .param("state", state.code())
                    .param("seconds", (double) olderThan.toSeconds())
                    .param("most", AT_ONCE)
                    .update();
            forgotten += last;
        }
        return forgotten;
    }
}
