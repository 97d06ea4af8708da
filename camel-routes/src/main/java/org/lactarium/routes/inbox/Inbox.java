package org.lactarium.routes.inbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps arrivals. When {@link #keep} returns, the message is committed; when it throws, it may be sent again. What waits on
 * several connections at the same moment is committed together.
 */
public final class Inbox {

    private static final String KEEP_MANY = "select place, kept, outcome, answer from intake.keep_many("
            + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** The same for a message that comes alone, at half the cost. */
    private static final String KEEP = "select 1 as place, kept, outcome, answer from intake.keep("
            + "?, ?, ?::timestamptz, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, string_to_array(?, chr(31)))";

    /** While one transaction waits for the disk, the other gathers. */
    private static final int TRANSACTIONS = 2;

    private static final int MOST_IN_ONE = 128;

    private final JdbcTemplate jdbc;
    private final Runnable wake;
    private final GroupCommit<Arrival, Kept> commits;

    /** @param wake told after every commit that there may be work */
    public Inbox(DataSource dataSource, Runnable wake) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.wake = wake;
        this.commits =
                new GroupCommit<>(this::keepTogether, Inbox::identity, Inbox::isOfOne, TRANSACTIONS, MOST_IN_ONE);
    }

    public Kept keep(Arrival arrival) {
        return commits.keep(arrival);
    }

    private List<Kept> keepTogether(List<Arrival> arrivals) {
        Kept[] kept = new Kept[arrivals.size()];
        jdbc.query(connection -> statement(connection, arrivals), row -> {
            kept[row.getInt("place") - 1] = kept(row);
        });
        wake.run();
        return Arrays.asList(kept);
    }

    private static PreparedStatement statement(Connection connection, List<Arrival> arrivals) throws SQLException {
        PreparedStatement keep = connection.prepareStatement(arrivals.size() > 1 ? KEEP_MANY : KEEP);
        Columns.Parameters columns = new Columns.Parameters(connection, keep, arrivals);
        columns.add("text", Arrival::feed);
        columns.add("text", arrival -> Columns.text(arrival.peer()));
        columns.add("timestamptz", Arrival::received);
        columns.add("bytea", Arrival::raw);
        columns.add("bytea", arrival -> digest(arrival.raw()));
        columns.add("text", Arrival::charset);
        List<Function<Arrival.Header, String>> header = List.of(
                Arrival.Header::sendingApplication,
                Arrival.Header::sendingFacility,
                Arrival.Header::receivingApplication,
                Arrival.Header::receivingFacility,
                Arrival.Header::time,
                Arrival.Header::type,
                Arrival.Header::controlId,
                Arrival.Header::processingId,
                Arrival.Header::version);
        for (Function<Arrival.Header, String> field : header) {
            columns.add("text", arrival -> Columns.text(field.apply(arrival.header())));
        }
        columns.add("text", arrival -> Columns.text(arrival.orderingKey()));
        columns.add("text", Arrival::ackCode);
        columns.add("text", Arrival::fault);
        columns.add("text", arrival -> Columns.sentence(arrival.detail()));
        columns.add("text", arrival -> Columns.list(arrival.specimens()));
        return keep;
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

    /** As the database compares it: a message and its resend never share a transaction. */
    private static Object identity(Arrival arrival) {
        Arrival.Header header = arrival.header();
        return List.of(
                arrival.feed(),
                Columns.text(header.sendingApplication()),
                Columns.text(header.sendingFacility()),
                Columns.text(header.controlId()));
    }

    /** A database that is away is away for all of them; anything else may be the fault of one. */
    private static boolean isOfOne(RuntimeException e) {
        return !(e instanceof NonTransientDataAccessResourceException
                || e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException);
    }

    private static byte[] digest(byte[] raw) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(raw);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
