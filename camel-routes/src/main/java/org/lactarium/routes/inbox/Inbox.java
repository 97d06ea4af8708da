package org.lactarium.routes.inbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps arrivals. When {@link #keep} returns, the message is committed; when it throws, nothing was kept. */
public final class Inbox {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Runnable wake;

    /** @param wake told after every commit that there may be work */
    public Inbox(DataSource dataSource, Runnable wake) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.wake = wake;
    }

    public Kept keep(Arrival arrival) {
        byte[] digest = digest(arrival.raw());
        Kept kept = transaction.execute(status -> {
            serialise(arrival);
            return insert(arrival, digest).orElseGet(() -> again(arrival, digest));
        });
        wake.run();
        return kept;
    }

    /** Two connections that bring the same control id at the same moment must see each other. */
    private void serialise(Arrival arrival) {
        var header = arrival.header();
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:identity, 2575))) locked")
                .param(
                        "identity",
                        String.join(
                                "\u001f",
                                arrival.feed(),
                                Columns.text(header.sendingApplication()),
                                Columns.text(header.sendingFacility()),
                                Columns.text(header.controlId())))
                .query(Integer.class)
                .single();
    }

    private Optional<Kept> insert(Arrival arrival, byte[] digest) {
        boolean reused = arrival.fault() == null && controlIdWasUsed(arrival);
        String fault = reused ? "control-id-reused" : arrival.fault();
        MessageState state = fault == null ? MessageState.RECEIVED : MessageState.QUARANTINED;
        var header = arrival.header();
        return jdbc.sql(
                        """
                        insert into intake.message (feed, peer, received, raw, digest, charset, sending_application,
                            sending_facility, receiving_application, receiving_facility, message_time, message_type,
                            control_id, processing_id, version, ordering_key, state, reason, detail, ack_code, settled)
                        values (:feed, :peer, :received, :raw, :digest, :charset, :sendingApplication,
                            :sendingFacility, :receivingApplication, :receivingFacility, :time, :type,
                            :controlId, :processingId, :version, :key, :state, :reason, :detail, :ack,
                            case when :state = 'quarantined' then now() end)
                        on conflict (feed, sending_application, sending_facility, control_id, digest) do nothing
                        returning id
                        """)
                .param("feed", arrival.feed())
                .param("peer", Columns.text(arrival.peer()))
                .param("received", java.sql.Timestamp.from(arrival.received()))
                .param("raw", arrival.raw())
                .param("digest", digest)
                .param("charset", arrival.charset())
                .param("sendingApplication", Columns.text(header.sendingApplication()))
                .param("sendingFacility", Columns.text(header.sendingFacility()))
                .param("receivingApplication", Columns.text(header.receivingApplication()))
                .param("receivingFacility", Columns.text(header.receivingFacility()))
                .param("time", Columns.text(header.time()))
                .param("type", Columns.text(header.type()))
                .param("controlId", Columns.text(header.controlId()))
                .param("processingId", Columns.text(header.processingId()))
                .param("version", Columns.text(header.version()))
                .param("key", Columns.text(arrival.orderingKey()))
                .param("state", state.code())
                .param("reason", fault)
                .param("detail", reused ? "MSH-10 was used before for another message" : arrival.detail())
                .param("ack", arrival.ackCode())
                .query(Long.class)
                .optional()
                .map(id -> reused ? new Kept.Reused(id, arrival.ackCode()) : new Kept.New(id, arrival.ackCode()));
    }

    private boolean controlIdWasUsed(Arrival arrival) {
        var header = arrival.header();
        return jdbc.sql(
                        """
                        select exists (select 1 from intake.message where feed = :feed
                            and sending_application = :application and sending_facility = :facility
                            and control_id = :controlId)
                        """)
                .param("feed", arrival.feed())
                .param("application", Columns.text(header.sendingApplication()))
                .param("facility", Columns.text(header.sendingFacility()))
                .param("controlId", Columns.text(header.controlId()))
                .query(Boolean.class)
                .single();
    }

    private Kept again(Arrival arrival, byte[] digest) {
        var header = arrival.header();
        return jdbc.sql(
                        """
                        update intake.message set repeats = repeats + 1 where feed = :feed
                            and sending_application = :application and sending_facility = :facility
                            and control_id = :controlId and digest = :digest
                        returning id, ack_code
                        """)
                .param("feed", arrival.feed())
                .param("application", Columns.text(header.sendingApplication()))
                .param("facility", Columns.text(header.sendingFacility()))
                .param("controlId", Columns.text(header.controlId()))
                .param("digest", digest)
                .query((row, number) -> (Kept) new Kept.Again(row.getLong(1), row.getString(2)))
                .single();
    }

    private static byte[] digest(byte[] raw) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(raw);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
