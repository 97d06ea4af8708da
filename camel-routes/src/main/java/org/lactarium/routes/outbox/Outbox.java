package org.lactarium.routes.outbox;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what laboratories are to be told. When {@link #notice} returns, it is committed; the same order again adds nothing. */
public final class Outbox {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Outbox(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** @return how many messages follow from it */
    public int notice(Notice notice) {
        return transaction.execute(status -> {
            // two processes that read the record at the same moment must see each other
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:order, 33))")
                    .param("order", notice.orderId())
                    .query((row, number) -> 1)
                    .single();
            List<Notice.Errand> errands = notice.after(before(notice.orderId()));
            if (!errands.isEmpty()) {
                overtake(notice.orderId());
            }
            errands.forEach(errand -> add(notice, errand));
            return errands.size();
        });
    }

    /** Where to read on, and the moment before which nothing is told. */
    public record Cursor(Instant beginning, Instant seen) {}

    /** @param now the beginning, when there is none yet */
    public Cursor cursor(Instant now) {
        jdbc.sql("insert into outbox.cursor (beginning, seen) values (:now, :now) on conflict do nothing")
                .param("now", Timestamp.from(now))
                .update();
        return jdbc.sql("select beginning, seen from outbox.cursor")
                .query((row, number) -> new Cursor(
                        row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant()))
                .single();
    }

    /** Everything up to that moment was noticed. */
    public void seen(Instant until) {
        jdbc.sql("update outbox.cursor set seen = :until where seen < :until")
                .param("until", Timestamp.from(until))
                .update();
    }

    private Notice.@Nullable Before before(String order) {
        return jdbc.sql(
                        """
                        select laboratory, intention, order_version, digest from outbox.message
                        where order_id = :order order by id desc limit 1
                        """)
                .param("order", order)
                .query((row, number) -> new Notice.Before(
                        row.getString(1), Intention.of(row.getString(2)), row.getLong(3), row.getString(4)))
                .optional()
                .orElse(null);
    }

    /** What waited for a person is answered by the person's change of the order. */
    private void overtake(String order) {
        jdbc.sql(
                        """
                        with overtaken as (
                            update outbox.message set state = 'superseded', settled = now()
                            where order_id = :order and state = 'quarantined' returning id)
                        insert into outbox.message_event (message, from_state, to_state, reason)
                        select id, 'quarantined', 'superseded', 'order-changed' from overtaken
                        """)
                .param("order", order)
                .update();
    }

    private void add(Notice notice, Notice.Errand errand) {
        boolean unclear = errand.intention() == Intention.PLACE && notice.reason() != null;
        jdbc.sql(
                        """
                        insert into outbox.message (laboratory, order_id, order_version, placer, intention, digest,
                            ordering_key, state, reason, detail, settled)
                        values (:laboratory, :order, :version, :placer, :intention, :digest, :key,
                            case when :unclear then 'quarantined' else 'noticed' end, :reason, :detail,
                            case when :unclear then now() end)
                        on conflict (order_id, order_version, laboratory, intention) do nothing
                        """)
                .param("laboratory", errand.laboratory())
                .param("order", notice.orderId())
                .param("version", errand.version())
                .param("placer", notice.placer())
                .param("intention", errand.intention().code())
                .param("digest", notice.digest())
                .param("key", notice.subject().isEmpty() ? notice.orderId() : notice.subject())
                .param("unclear", unclear)
                .param("reason", unclear ? notice.reason() : null)
                .param("detail", unclear ? notice.detail() : null)
                .update();
    }
}
