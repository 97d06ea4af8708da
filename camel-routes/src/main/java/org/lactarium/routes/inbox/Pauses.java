package org.lactarium.routes.inbox;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Feeds that somebody has stopped. It stands in the database, so it holds for every process on it and over every restart: the
 * feed goes on keeping and acknowledging, and {@link WorkQueue} hands out none of its messages.
 */
public final class Pauses {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Pauses(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    public record Pause(String feed, Instant since, String who, String why) {}

    /** By feed. */
    public Map<String, Pause> all() {
        return jdbc
                .sql("select feed, since, who, why from intake.pause")
                .query((row, number) -> new Pause(
                        row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4)))
                .list()
                .stream()
                .collect(Collectors.toMap(Pause::feed, Function.identity()));
    }

    /** @return false when it was paused already; then nothing changes */
    public boolean pause(String feed, String who, String why) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            int paused = jdbc.sql("insert into intake.pause (feed, who, why) values (?, ?, ?) on conflict do nothing")
                    .params(feed, who, Columns.text(why))
                    .update();
            return paused == 1 && wrote(feed, "paused", who, why);
        }));
    }

    /** @return false when it was not paused */
    public boolean resume(String feed, String who, String why) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            int resumed = jdbc.sql("delete from intake.pause where feed = ?")
                    .params(feed)
                    .update();
            return resumed == 1 && wrote(feed, "resumed", who, why);
        }));
    }

    private boolean wrote(String feed, String action, String who, String why) {
        jdbc.sql("insert into intake.feed_event (feed, action, who, why) values (?, ?, ?, ?)")
                .params(feed, action, who, Columns.text(why))
                .update();
        return true;
    }
}
