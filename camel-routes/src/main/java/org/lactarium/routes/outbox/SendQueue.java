package org.lactarium.routes.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands out what is waiting for one laboratory: the oldest of each ordering key, never two of one key at once, to any number of
 * processes. The claim is the row lock itself, so a process that dies gives its work back the moment its connection breaks.
 */
public final class SendQueue {

    // "no key": the attempts refer to the row and are committed while it is locked
    private static final String HEAD_OF_A_KEY =
            """
            select m.*,
                (select count(*) from outbox.attempt a where a.message = m.id and a.outcome = 'error') errors,
                exists (select 1 from outbox.attempt a where a.message = m.id and a.outcome <> 'unreached') sent
            from outbox.message m
            where m.laboratory = :laboratory and m.state in ('noticed', 'ready', 'answered') and m.next_attempt <= now()
              and not exists (select 1 from outbox.message earlier
                    where earlier.laboratory = m.laboratory and earlier.ordering_key = m.ordering_key
                      and earlier.id < m.id and earlier.state in ('noticed', 'ready', 'answered'))
            order by m.next_attempt, m.id
            limit 1 for no key update of m skip locked
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final StepLedger ledger;

    public SendQueue(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.ledger = new StepLedger(jdbc);
    }

    /**
     * Claims one message, has one step done and commits what came of it.
     *
     * @return what came of it; empty when nothing is due
     */
    public Optional<Step> workOff(String laboratory, Function<Outgoing, Step> work) {
        return Optional.ofNullable(transaction.execute(status -> claim(laboratory)
                .map(message -> {
                    Step step = work.apply(message);
                    ledger.settle(message, step);
                    return step;
                })
                .orElse(null)));
    }

    /** What was put off because the laboratory was away is due now. */
    public void hurry(String laboratory) {
        jdbc.sql(
                        """
                        update outbox.message set next_attempt = now() where id in (
                            select id from outbox.message
                            where laboratory = :laboratory and state in ('noticed', 'ready', 'answered')
                              and next_attempt > now() and coalesce(reason, '') <> 'laboratory-error'
                            for no key update skip locked)
                        """)
                .param("laboratory", laboratory)
                .update();
    }

    /** What the laboratory knows of the order of a message. */
    public Standing standing(Outgoing message) {
        List<Standing.Told> told = jdbc.sql(
                        """
                        select intention, verdict, content, filler, exists (
                            select 1 from outbox.attempt a where a.message = m.id and a.outcome <> 'unreached') sent
                        from outbox.message m
                        where order_id = :order and laboratory = :laboratory and id < :id order by id
                        """)
                .param("order", message.orderId())
                .param("laboratory", message.laboratory())
                .param("id", message.id())
                .query((row, number) -> new Standing.Told(
                        Intention.of(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5)))
                .list();
        Standing standing = Standing.NOTHING_TOLD;
        for (Standing.Told each : told) {
            standing = standing.after(each);
        }
        return standing.overtaken(isOvertaken(message));
    }

    /** Whether there is a later message about the same order at the same laboratory. */
    public boolean isOvertaken(Outgoing message) {
        return jdbc.sql(
                        """
                        select exists (select 1 from outbox.message
                        where order_id = :order and laboratory = :laboratory and id > :id)
                        """)
                .param("order", message.orderId())
                .param("laboratory", message.laboratory())
                .param("id", message.id())
                .query(Boolean.class)
                .single();
    }

    private Optional<Outgoing> claim(String laboratory) {
        return jdbc.sql(HEAD_OF_A_KEY)
                .param("laboratory", laboratory)
                .query((row, number) -> outgoing(row))
                .optional();
    }

    private static Outgoing outgoing(ResultSet row) throws SQLException {
        return new Outgoing(
                row.getLong("id"),
                row.getString("laboratory"),
                row.getString("order_id"),
                row.getLong("order_version"),
                row.getString("placer"),
                Intention.of(row.getString("intention")),
                OutboxState.of(row.getString("state")),
                row.getInt("attempts"),
                row.getInt("errors"),
                row.getBoolean("sent"),
                letter(row),
                answer(row));
    }

    private static Outgoing.@Nullable Letter letter(ResultSet row) throws SQLException {
        return row.getString("control_id") == null
                ? null
                : new Outgoing.Letter(
                        row.getString("control"),
                        row.getString("control_id"),
                        row.getBytes("raw"),
                        row.getString("charset"),
                        row.getString("content"));
    }

    private static Outgoing.@Nullable Answer answer(ResultSet row) throws SQLException {
        return row.getString("verdict") == null
                ? null
                : new Outgoing.Answer(
                        row.getString("verdict"),
                        row.getString("answer_code"),
                        row.getString("filler"),
                        row.getString("says"),
                        row.getTimestamp("answered").toInstant());
    }
}
