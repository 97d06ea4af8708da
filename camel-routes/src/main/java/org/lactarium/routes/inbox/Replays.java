package org.lactarium.routes.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts settled messages back in the queue when a person asks, and remembers who asked and why. What still waits is left alone. */
public final class Replays {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Replays(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /**
     * A replay of many messages.
     *
     * @param search what was looked for, in words
     * @param messages how many were put back
     * @param states how many of them stand where now
     */
    public record Replay(
            long id, Instant at, String who, String why, String search, int messages, Map<String, Long> states) {}

    /** @return the state of the message before; empty when there is no such message */
    public Optional<MessageState> one(long id, String who, @Nullable String why) {
        return transaction.execute(status -> {
            Optional<MessageState> before = jdbc.sql("select state from intake.message where id = ? for update")
                    .params(id)
                    .query((row, number) -> MessageState.of(row.getString(1)))
                    .optional();
            if (before.filter(state -> state.mayBecome(MessageState.RECEIVED)).isPresent()) {
                requeue("id = :id", Map.of("id", id), who, why, null);
            }
            return before;
        });
    }

    /** How many messages a replay would put back. */
    public long count(Search search) {
        return jdbc.sql("select count(*) from intake.message where " + settled(search))
                .params(search.values())
                .query(Long.class)
                .single();
    }

    /**
     * All in one transaction: either every message that was counted is in the queue again, or none is.
     *
     * @param expected how many the person has seen counted
     * @return id of the replay; empty when there are more or fewer by now, and nothing was done
     */
    public Optional<Long> many(Search search, long expected, String who, String why) {
        return Optional.ofNullable(transaction.execute(status -> {
            long replay = jdbc.sql("insert into intake.replay (who, why, search) values (?, ?, ?) returning id")
                    .params(who, Columns.text(why), Columns.text(search.inWords()))
                    .query(Long.class)
                    .single();
            int messages = requeue(settled(search), search.values(), who, why, replay);
            if (messages != expected) {
                status.setRollbackOnly();
                return null;
            }
            jdbc.sql("update intake.replay set messages = ? where id = ?")
                    .params(messages, replay)
                    .update();
            return replay;
        }));
    }

    /** How far it is. A message that retention has forgotten since is counted nowhere. */
    public Optional<Replay> byId(long id) {
        return find("where id = ?", id).stream().findFirst();
    }

    /** The last ones, newest first. */
    public List<Replay> last(int count) {
        return find("order by id desc limit ?", count);
    }

    private List<Replay> find(String which, long value) {
        return jdbc.sql("select id, at, who, why, search, messages from intake.replay " + which)
                .params(value)
                .query((row, number) -> new Replay(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("why"),
                        row.getString("search"),
                        row.getInt("messages"),
                        states(row.getLong("id"))))
                .list();
    }

    private Map<String, Long> states(long replay) {
        return jdbc
                .sql(
                        """
                        select m.state, count(*) from intake.message_event e join intake.message m on m.id = e.message
                        where e.replay = ? group by m.state
                        """)
                .params(replay)
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    private static String settled(Search search) {
        return search.condition() + " and state in ('delivered', 'quarantined', 'dismissed')";
    }

    private int requeue(
            String condition, Map<String, ?> values, String who, @Nullable String why, @Nullable Long replay) {
        return jdbc.sql(
                        """
                        with chosen as (
                            select id, state from intake.message where %s order by id for update
                        ), requeued as (
                            update intake.message m set state = 'received', reason = null, detail = null,
                                fault = null, fault_detail = null, settled = null, next_attempt = now()
                            from chosen where m.id = chosen.id
                        )
                        insert into intake.message_event (message, from_state, to_state, reason, who, why, replay)
                        select id, state, 'received', 'replayed', :who, :why, :replay from chosen order by id
                        """
                                .formatted(condition))
                .params(values)
                .param("who", who)
                .param("why", why == null ? null : Columns.text(why))
                .param("replay", replay, java.sql.Types.BIGINT)
                .update();
    }
}
