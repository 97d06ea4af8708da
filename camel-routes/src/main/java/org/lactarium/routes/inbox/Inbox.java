package org.lactarium.routes.inbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps arrivals. When {@link #keep} returns, the message is committed; when it throws, it may be sent again. */
public final class Inbox {

    private static final String KEEP =
            "select kept, outcome, answer from intake.keep(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[])";

    private final JdbcTemplate jdbc;
    private final Runnable wake;

    /** @param wake told after every commit that there may be work */
    public Inbox(DataSource dataSource, Runnable wake) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.wake = wake;
    }

    public Kept keep(Arrival arrival) {
        Arrival.Header header = arrival.header();
        Kept kept = jdbc.queryForObject(
                KEEP,
                (row, number) -> kept(row),
                arrival.feed(),
                Columns.text(arrival.peer()),
                Timestamp.from(arrival.received()),
                arrival.raw(),
                digest(arrival.raw()),
                arrival.charset(),
                Columns.text(header.sendingApplication()),
                Columns.text(header.sendingFacility()),
                Columns.text(header.receivingApplication()),
                Columns.text(header.receivingFacility()),
                Columns.text(header.time()),
                Columns.text(header.type()),
                Columns.text(header.controlId()),
                Columns.text(header.processingId()),
                Columns.text(header.version()),
                Columns.text(arrival.orderingKey()),
                arrival.ackCode(),
                arrival.fault(),
                Columns.sentence(arrival.detail()),
                arrival.specimens().stream().map(Columns::text).toArray(String[]::new));
        wake.run();
        return kept;
    }

    private static Kept kept(ResultSet row) throws SQLException {
        long id = row.getLong("kept");
        String answer = row.getString("answer");
        return switch (row.getString("outcome")) {
            case "new" -> new Kept.New(id, answer);
            case "again" -> new Kept.Again(id, answer);
            default -> new Kept.Reused(id, answer);
        };
    }

    private static byte[] digest(byte[] raw) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(raw);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
