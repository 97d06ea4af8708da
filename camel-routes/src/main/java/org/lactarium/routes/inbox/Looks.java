package org.lactarium.routes.inbox;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers who looked at the whole text of a message. It is written before the text is handed over, and outlives the message. */
public final class Looks {

    private final JdbcClient jdbc;

    public Looks(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    public record Look(Instant at, String who, String why) {}

    public void write(long message, String who, String why) {
        jdbc.sql("insert into intake.look (message, who, why) values (?, ?, ?)")
                .params(message, who, Columns.text(why))
                .update();
    }

    /** Oldest first. */
    public List<Look> of(long message) {
        return jdbc.sql("select at, who, why from intake.look where message = ? order by id")
                .params(message)
                .query((row, number) -> new Look(row.getTimestamp(1).toInstant(), row.getString(2), row.getString(3)))
                .list();
    }
}
