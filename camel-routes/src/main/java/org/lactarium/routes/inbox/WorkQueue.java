package org.lactarium.routes.inbox;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands out what is waiting: the oldest of each ordering key, never two of one key at once, to any number of processes.
 * A paused feed's messages are handed out to nobody, and what comes over another feed about the same milk waits behind them.
 * The claim is the row lock itself, so a process that dies gives its work back the moment its connection breaks.
 */
public final class WorkQueue {

    /**
     * Candidates first, then each by its number and no other way: the database counts now and then how many wait, and after a quiet
     * night it believes that none ever does. Left the choice it went through the whole morning's backlog once for each of its
     * messages. Hence the conditions that no index answers; they are asked again when a row is locked.
     */
    private static final String AMONG =
            """
            with recursive %s
            select %s, m.state from intake.message m
            where m.id = any (array(select id from candidate))
              and m.state || '' in ('received', 'retrying') and m.next_attempt + interval '0' <= now()
              and not exists (select 1 from intake.pause p where p.feed = m.feed)
            order by m.next_attempt, m.id
            limit 1 for update of m skip locked
            """;

    /**
     * Of the messages that have been due longest, those that are the first of their key. Each is looked up by itself: held
     * against each other, a hundred thousand that wait for a record that is away would take minutes.
     */
    static final String LONGEST_DUE = AMONG.formatted(
            """
            candidate as materialized (
                select due.id from (
                    select id, ordering_key from intake.message
                    where state in ('received', 'retrying') and next_attempt <= now()
                    order by next_attempt, id limit 64) due
                where due.ordering_key = '' or due.id = (
                    select first.id from intake.message first
                    where first.ordering_key = due.ordering_key and first.state in ('received', 'retrying')
                    order by first.id limit 1))
            """,
            Waiting.COLUMNS);

    /** The first of every key, stepping from key to key, and those of none: for when all of the longest due wait for others. */
    static final String FIRST_OF_EVERY_KEY = AMONG.formatted(
            """
            head as (
                (select ordering_key, id from intake.message
                 where state in ('received', 'retrying') and ordering_key <> '' order by ordering_key, id limit 1)
                union all
                select next.ordering_key, next.id from head cross join lateral (
                    select ordering_key, id from intake.message
                    where state in ('received', 'retrying') and ordering_key > head.ordering_key
                    order by ordering_key, id limit 1) next),
            candidate as materialized (
                select id from head
                union all
                (select free.id from intake.message free
                 where free.ordering_key = '' and free.state in ('received', 'retrying') and free.next_attempt <= now()
                   and not exists (select 1 from intake.pause p where p.feed = free.feed)
                 order by free.id limit 64))
            """,
            Waiting.COLUMNS);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public WorkQueue(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /**
     * Claims one message, has it worked on and settles it in one transaction.
     *
     * @return what became of it; empty when nothing is due
     */
    public Optional<Settlement> workOff(Function<Waiting, Settlement> work) {
        AtomicReference<Claimed> inHand = new AtomicReference<>();
        try {
            return Optional.ofNullable(transaction.execute(status -> claim().map(claimed -> {
                        inHand.set(claimed);
                        Settlement settlement = work.apply(claimed.message());
                        settle(claimed, settlement);
                        return settlement;
                    })
                    .orElse(null)));
        } catch (DataIntegrityViolationException e) {
            // an outcome the database cannot hold would come back for ever, and everything behind it with it
            return Optional.of(setAside(inHand.get()));
        }
    }

    private Settlement setAside(Claimed claimed) {
        Settlement held = new Settlement.Held("internal-error", "The outcome could not be written down");
        transaction.executeWithoutResult(status -> settle(claimed, held));
        return held;
    }

    /** What was put off because something was away is due now. */
    public void hurry() {
        jdbc.sql(
                        """
                        update intake.message set next_attempt = now() where id in (
                            select id from intake.message
                            where state = 'retrying' and next_attempt > now() for update skip locked)
                        """)
                .update();
    }

    private record Claimed(Waiting message, MessageState state) {}

    private Optional<Claimed> claim() {
        return claim(LONGEST_DUE).or(() -> claim(FIRST_OF_EVERY_KEY));
    }

    private Optional<Claimed> claim(String oldest) {
        return jdbc.sql(oldest)
                .query((row, number) -> new Claimed(Waiting.of(row), MessageState.of(row.getString("state"))))
                .optional();
    }

    private void settle(Claimed claimed, Settlement settlement) {
        if (!claimed.state().mayBecome(settlement.state())) {
            throw new IllegalStateException(claimed.state() + " may not become " + settlement.state());
        }
        String reason = null;
        String detail = null;
        double seconds = 0;
        String[] resources = {};
        String binding = null;
        if (settlement instanceof Settlement.Delivered delivered) {
            resources = delivered.resources().toArray(String[]::new);
            reason = delivered.reason();
            detail = delivered.detail();
        } else if (settlement instanceof Settlement.LeftOut leftOut) {
            reason = leftOut.reason();
            detail = leftOut.detail();
        } else if (settlement instanceof Settlement.Held held) {
            reason = held.reason();
            detail = held.detail();
            binding = held.binding().code();
            resources = held.resources().toArray(String[]::new);
        } else if (settlement instanceof Settlement.Later later) {
            reason = later.reason();
            detail = later.detail();
            seconds = later.after().toMillis() / 1000.0;
        }
        jdbc.sql(
                        """
                        update intake.message set state = :state, attempts = attempts + 1, reason = :reason,
                            detail = :detail, resources = :resources,
                            next_attempt = now() + make_interval(secs => :seconds),
                            settled = case when :state in ('delivered', 'quarantined') then now() end,
                            bound = case when :binding::text is not null then :binding
                                when :state = 'delivered' and bound = 'bound' then 'closed' else bound end
                        where id = :id
                        """)
                .param("state", settlement.state().code())
                .param("reason", reason)
                .param("detail", Columns.sentence(detail))
                .param("resources", resources)
                .param("binding", binding)
                .param("seconds", seconds)
                .param("id", claimed.message().id())
                .update();
        jdbc.sql(
                        """
                        insert into intake.message_event (message, from_state, to_state, reason)
                        values (:message, :from, :to, :reason)
                        """)
                .param("message", claimed.message().id())
                .param("from", claimed.state().code())
                .param("to", settlement.state().code())
                .param("reason", reason)
                .update();
    }
}
