package org.lactarium.routes.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
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

/** Reads the outbox for people, and puts a message back in the queue when one of them asks. */
public final class OutboxLog {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public OutboxLog(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** What to look for; null means any. {@code order} is an order number or an id, {@code before} ended the page before. */
    public record Query(
            @Nullable String laboratory,
            @Nullable String state,
            @Nullable String order,
            @Nullable String controlId,
            @Nullable Long before,
            int count) {}

    /** Newest first. */
    public List<LoggedOrder> find(Query query) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> values = new LinkedHashMap<>();
        add(conditions, values, "laboratory = :laboratory", "laboratory", query.laboratory());
        add(conditions, values, "state = :state", "state", query.state());
        add(conditions, values, "(placer = :order or order_id = :order)", "order", query.order());
        add(conditions, values, "control_id = :controlId", "controlId", query.controlId());
        add(conditions, values, "id < :before", "before", query.before());
        values.put("count", query.count());
        return jdbc.sql("select * from outbox.message where " + String.join(" and ", conditions)
                        + " order by id desc limit :count")
                .params(values)
                .query(OutboxLog::row)
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

    public Optional<LoggedOrder> byId(long id) {
        return jdbc.sql("select * from outbox.message where id = :id")
                .param("id", id)
                .query(OutboxLog::row)
                .optional();
    }

    /** Every try to send a message, oldest first. */
    public List<LoggedOrder.Attempt> attempts(long id) {
        return jdbc.sql(
                        """
                        select at, ended, outcome, detail, answer,
                            (select count(*) from outbox.stray s where s.attempt = a.id) strays
                        from outbox.attempt a where message = :id order by id
                        """)
                .param("id", id)
                .query((row, number) -> new LoggedOrder.Attempt(
                        row.getTimestamp("at").toInstant(),
                        instant(row.getTimestamp("ended")),
                        row.getString("outcome"),
                        row.getString("detail"),
                        row.getBytes("answer"),
                        row.getInt("strays")))
                .list();
    }

    /** Every move of a message, oldest first. */
    public List<LoggedOrder.Move> moves(long id) {
        return jdbc.sql(
                        """
                        select at, from_state, to_state, reason, who, why from outbox.message_event
                        where message = :id order by id
                        """)
                .param("id", id)
                .query((row, number) -> new LoggedOrder.Move(
                        row.getTimestamp("at").toInstant(),
                        row.getString("from_state"),
                        row.getString("to_state"),
                        row.getString("reason"),
                        row.getString("who"),
                        row.getString("why")))
                .list();
    }

    /** What became of a wish to send a message again. */
    public enum Resent {
        AGAIN,
        UNKNOWN,
        /** It waits to be sent anyhow, or the order says something else by now. */
        NOT_NOW
    }

    /** Puts a settled message back in the queue and remembers who asked and why. */
    public Resent resend(long id, String who, @Nullable String why) {
        return transaction.execute(status -> {
            Optional<LoggedOrder> found = jdbc.sql("select * from outbox.message where id = :id for no key update")
                    .param("id", id)
                    .query(OutboxLog::row)
                    .optional();
            if (found.isEmpty()) {
                return Resent.UNKNOWN;
            }
            OutboxState before = OutboxState.of(found.get().state());
            if (before.isWaiting() || !before.mayBecome(OutboxState.NOTICED) || isOld(found.get())) {
                return Resent.NOT_NOW;
            }
            // what the laboratory took is not sent again because the record would not have the answer
            boolean reported = before == OutboxState.QUARANTINED
                    && "accepted".equals(found.get().verdict());
            requeue(id, before, reported ? OutboxState.ANSWERED : OutboxState.NOTICED, who, why);
            return Resent.AGAIN;
        });
    }

    private boolean isOld(LoggedOrder message) {
        return jdbc.sql("select exists (select 1 from outbox.message where order_id = :order and id > :id)")
                .param("order", message.orderId())
                .param("id", message.id())
                .query(Boolean.class)
                .single();
    }

    private void requeue(long id, OutboxState before, OutboxState after, String who, @Nullable String why) {
        jdbc.sql(
                        """
                        update outbox.message set state = :state, reason = null, detail = null, settled = null,
                            attempts = 0, next_attempt = now() where id = :id
                        """)
                .param("state", after.code())
                .param("id", id)
                .update();
        jdbc.sql(
                        """
                        insert into outbox.message_event (message, from_state, to_state, reason, who, why)
                        values (:id, :from, :to, 'resent', :who, :why)
                        """)
                .param("id", id)
                .param("to", after.code())
                .param("from", before.code())
                .param("who", who)
                .param("why", why)
                .update();
    }

    /** How many messages to each laboratory are in each state, and when the oldest of them was noticed. */
    /** What waits for us, for a laboratory or for a person. Costs what waits, however much was settled. */
    public List<Depth> waiting() {
        return depths("state in ('noticed', 'ready', 'answered', 'quarantined')");
    }

    /** What is over: the whole of it is looked at. */
    public List<Depth> settled() {
        return depths("state in ('accepted', 'superseded')");
    }

    private List<Depth> depths(String condition) {
        return jdbc.sql("select laboratory, state, count(*), min(noticed) from outbox.message where " + condition
                        + " group by laboratory, state")
                .query((row, number) -> new Depth(
                        row.getString(1),
                        OutboxState.of(row.getString(2)),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    public record Depth(String laboratory, OutboxState state, long messages, Instant oldest) {}

    /** Takes the text out of what was settled long ago; that the order was told, and when, is kept. */
    public int forget(Duration olderThan) {
        return jdbc.sql(
                        """
                        with old as (
                            update outbox.message set raw = null, says = null, detail = null
                            where settled < now() - make_interval(secs => :seconds) and raw is not null
                              and state in ('accepted', 'superseded') returning id),
                        gone as (
                            update outbox.attempt set answer = null, detail = null where message in (select id from old))
                        select count(*) from old
                        """)
                .param("seconds", (double) olderThan.toSeconds())
                .query(Integer.class)
                .single();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static LoggedOrder row(ResultSet row, int number) throws SQLException {
        return new LoggedOrder(
                row.getLong("id"),
                row.getString("laboratory"),
                row.getString("order_id"),
                row.getLong("order_version"),
                row.getString("placer"),
                row.getString("intention"),
                row.getTimestamp("noticed").toInstant(),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("control"),
                row.getString("control_id"),
                row.getBytes("raw"),
                row.getString("charset"),
                row.getString("verdict"),
                row.getString("answer_code"),
                row.getString("filler"),
                row.getString("says"),
                instant(row.getTimestamp("answered")),
                instant(row.getTimestamp("settled")));
    }
}
