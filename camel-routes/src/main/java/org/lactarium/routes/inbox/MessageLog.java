package org.lactarium.routes.inbox;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the inbox for people, and puts a message back in the queue when one of them asks. */
public final class MessageLog {

    private static final String COLUMNS =
            """
            id, feed, peer, received, sending_application, sending_facility, message_time, message_type, control_id,
            version, charset, state, attempts, reason, detail, ack_code, ack_outcome, repeats, settled, resources
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public MessageLog(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** What to look for; null means any. {@code before} is the id that ended the page before. */
    public record Query(
            @Nullable String feed,
            @Nullable String state,
            @Nullable String controlId,
            @Nullable Instant since,
            @Nullable Long before,
            int count) {}

    /** Newest first. */
    public List<LoggedMessage> find(Query query) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> values = new LinkedHashMap<>();
        add(conditions, values, "feed = :feed", "feed", query.feed());
        add(conditions, values, "state = :state", "state", query.state());
        add(conditions, values, "control_id = :controlId", "controlId", query.controlId());
        add(conditions, values, "id < :before", "before", query.before());
        if (query.since() != null) {
            add(conditions, values, "received >= :since", "since", java.sql.Timestamp.from(query.since()));
        }
        values.put("count", query.count());
        return jdbc.sql("select " + COLUMNS + " from intake.message where " + String.join(" and ", conditions)
                        + " order by id desc limit :count")
                .params(values)
                .query(MessageLog::row)
                .list();
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
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
                        select at, from_state, to_state, reason, who, why from intake.message_event
                        where message = :id order by id
                        """)
                .param("id", id)
                .query((row, number) -> new LoggedMove(
                        row.getTimestamp("at").toInstant(),
                        row.getString("from_state"),
                        row.getString("to_state"),
                        row.getString("reason"),
                        row.getString("who"),
                        row.getString("why")))
                .list();
    }

    /**
     * Puts a settled message back in the queue and remembers who asked and why.
     *
     * @return its state before; empty when there is no such message. A message that still waits is left alone.
     */
    public Optional<MessageState> replay(long id, String who, @Nullable String why) {
        return transaction.execute(status -> {
            Optional<MessageState> before = jdbc.sql("select state from intake.message where id = :id for update")
                    .param("id", id)
                    .query((row, number) -> MessageState.of(row.getString(1)))
                    .optional();
            before.filter(state -> state.mayBecome(MessageState.RECEIVED))
                    .ifPresent(state -> requeue(id, state, who, why));
            return before;
        });
    }

    private void requeue(long id, MessageState before, String who, @Nullable String why) {
        jdbc.sql(
                        """
                        update intake.message set state = 'received', reason = null, detail = null, settled = null,
                            next_attempt = now() where id = :id
                        """)
                .param("id", id)
                .update();
        jdbc.sql(
                        """
                        insert into intake.message_event (message, from_state, to_state, reason, who, why)
                        values (:id, :from, 'received', 'replayed', :who, :why)
                        """)
                .param("id", id)
                .param("from", before.code())
                .param("who", who)
                .param("why", why)
                .update();
    }

    /** How many messages of each feed are in each state, and when the oldest of them came. */
    public List<Depth> depths() {
        return jdbc.sql("select feed, state, count(*), min(received) from intake.message group by feed, state")
                .query((row, number) -> new Depth(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    public record Depth(String feed, String state, long messages, Instant oldest) {}

    public record LoggedMove(
            Instant at, String from, String to, @Nullable String reason, @Nullable String who, @Nullable String why) {}

    private static LoggedMessage row(ResultSet row, int number) throws SQLException {
        Array resources = row.getArray("resources");
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
                List.of((String[]) resources.getArray()));
    }
}
