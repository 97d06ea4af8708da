package org.lactarium.routes.inbox;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the inbox for people. */
public final class MessageLog {

    static final String WAITING = "state in ('received', 'retrying', 'quarantined')";

    private static final String COLUMNS =
            """
            id, feed, peer, received, sending_application, sending_facility, message_time, message_type, control_id,
            version, charset, state, attempts, reason, detail, ack_code, ack_outcome, repeats, settled, resources, specimens
            """;

    private final JdbcClient jdbc;

    public MessageLog(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Newest first.
     *
     * @param before id that ended the page before; null for the first page
     */
    public List<LoggedMessage> find(Search search, @Nullable Long before, int count) {
        return jdbc.sql("select " + COLUMNS + " from intake.message where " + search.condition()
                        + " and id < :before order by id desc limit :count")
                .params(search.values())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("count", count)
                .query(MessageLog::row)
                .list();
    }

    public Optional<LoggedMessage> byId(long id) {
        return jdbc.sql("select " + COLUMNS + " from intake.message where id = :id")
                .param("id", id)
                .query(MessageLog::row)
                .optional();
    }

    /** The bytes as they came. */
    public Optional<byte[]> raw(long id) {
        return jdbc.sql("select raw from intake.message where id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** Every move of a message, oldest first. */
    public List<LoggedMove> moves(long id) {
        return jdbc.sql(
                        """
                        select at, from_state, to_state, reason, who, why, replay from intake.message_event
                        where message = :id order by id
                        """)
                .param("id", id)
                .query((row, number) -> new LoggedMove(
                        row.getTimestamp("at").toInstant(),
                        row.getString("from_state"),
                        row.getString("to_state"),
                        row.getString("reason"),
                        row.getString("who"),
                        row.getString("why"),
                        row.getObject("replay", Long.class)))
                .list();
    }

    /**
     * How many messages of each feed wait for us or for a person, by state, and when the oldest of them came. Costs what waits,
     * however much is done.
     */
    public List<Depth> waiting() {
        return depths(WAITING);
    }

    /** The same of what was delivered or dismissed: the whole of it is looked at. */
    public List<Depth> done() {
        return depths("state in ('delivered', 'dismissed')");
    }

    /** The feeds of which a message waits for a person for that reason and came then or later. */
    public Set<String> feedsHolding(String reason, Instant since) {
        return Set.copyOf(jdbc.sql(
                        """
                        select distinct feed from intake.message
                        where state = 'quarantined' and received >= :since and reason = :reason
                        """)
                .param("since", Timestamp.from(since))
                .param("reason", reason)
                .query(String.class)
                .list());
    }

    /** When the last message of a feed came. */
    public Optional<Instant> last(String feed) {
        return jdbc.sql("select received from intake.message where feed = :feed order by id desc limit 1")
                .param("feed", feed)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    static String depthsWhere(String condition) {
        return "select feed, state, count(*), min(received) from intake.message where " + condition
                + " group by feed, state";
    }

    private List<Depth> depths(String condition) {
        return jdbc.sql(depthsWhere(condition))
                .query((row, number) -> new Depth(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    public record Depth(String feed, String state, long messages, Instant oldest) {}

    /** @param replay the replay of many it belongs to, if it does */
    public record LoggedMove(
            Instant at,
            String from,
            String to,
            @Nullable String reason,
            @Nullable String who,
            @Nullable String why,
            @Nullable Long replay) {}

    private static LoggedMessage row(ResultSet row, int number) throws SQLException {
        var settled = row.getTimestamp("settled");
        return new LoggedMessage(
                row.getLong("id"),
                row.getString("feed"),
                row.getString("peer"),
                row.getTimestamp("received").toInstant(),
                row.getString("sending_application"),
                row.getString("sending_facility"),
                row.getString("message_time"),
                row.getString("message_type"),
                row.getString("control_id"),
                row.getString("version"),
                row.getString("charset"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("ack_code"),
                row.getString("ack_outcome"),
                row.getInt("repeats"),
                settled == null ? null : settled.toInstant(),
                texts(row.getArray("resources")),
                texts(row.getArray("specimens")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
