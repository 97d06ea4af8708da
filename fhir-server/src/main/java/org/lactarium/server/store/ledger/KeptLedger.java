package org.lactarium.server.store.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.balance.Movement;
import org.lactarium.server.feeding.Shelf;
import org.lactarium.server.operations.MilkLedger;
import org.lactarium.server.operations.chart.SearchedLedger;
import org.lactarium.server.recall.MilkFlow;
import org.lactarium.server.recall.Window;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The ledger in PostgreSQL; until it is filled the record is searched instead. */
@Component
@Primary
class KeptLedger implements MilkLedger {

    private static final String STOCK = "select product, status, location, count(*), sum(volume),"
            + " count(*) filter (where expires < ?) from lactarium.milk_unit"
            + " where status = any (?) and (type = any (?) or type = 'aliquot' and exists (select"
            + " from lactarium.milk_parent way join lactarium.milk_unit bottle on bottle.id = way.parent"
            + " where way.unit = milk_unit.id and bottle.status = 'used'))";
    private static final String SHELF = " group by product, status, location order by product, status, location";
    private static final String DISPENSED =
            "select coalesce(sum(volume), 0) from lactarium.milk_dispense where written >= ?";
    private static final String EXPIRES = "least(unit.expires, batch.expires)";
    private static final String RELEASED = " from lactarium.milk_unit unit"
            + " left join lactarium.milk_parent way on way.unit = unit.id"
            + " left join lactarium.milk_unit batch on batch.id = way.parent"
            + " where unit.type = 'bottle' and unit.status = 'released' and " + EXPIRES;
    private static final String SHEETS = text();
    /** Of its own steps; a bottle was made with its batch. A moment that is not known lies in every window. */
    private static final String MADE =
            "(case when unit.processed or source.id is null then unit.made else source.made end)";

    private static final String RUNS = "select id from lactarium.milk_run where device = ? and began between ? and ?"
            + " union all select id from lactarium.milk_run where device = ? and began is null";
    private static final OffsetDateTime FIRST = OffsetDateTime.parse("0001-01-01T00:00:00Z");
    private static final OffsetDateTime LAST = OffsetDateTime.parse("9999-12-31T00:00:00Z");

    private static final int AT_ONCE = 5_000;

    private final LedgerFill fill;
    private final SearchedLedger searched;
    private final TransactionOperations transactions;
    private final JdbcTemplate sql;
    private final JdbcTemplate stream;
    private final SqlFlow flow;

    KeptLedger(
            LedgerFill fill,
            SearchedLedger searched,
            TransactionOperations transactions,
            JdbcTemplate sql,
            DataSource database) {
        this.fill = fill;
        this.searched = searched;
        this.transactions = transactions;
        this.sql = sql;
        this.stream = new JdbcTemplate(database);
        this.stream.setFetchSize(AT_ONCE);
        this.flow = new SqlFlow(sql);
    }

    @Override
    public List<Shelf> stock(@Nullable String product, @Nullable String location, Instant now) {
        if (!fill.complete()) {
            return searched.stock(product, location, now);
        }
        var statement = new StringBuilder(STOCK);
        var values = new ArrayList<>(List.<Object>of(
                moment(now.plus(Shelf.SOON)),
                SearchedLedger.HERE.stream().map(UnitStatus::code).toArray(String[]::new),
                SearchedLedger.CONTAINERS.stream().map(UnitType::code).toArray(String[]::new)));
        narrow(statement, values, "product", product);
        narrow(statement, values, "location", location);
        return sql.query(
                statement.append(SHELF).toString(),
                (row, number) -> new Shelf(
                        new Shelf.Place(row.getString(1), row.getString(2), row.getString(3)),
                        row.getInt(4),
                        row.getDouble(5),
                        row.getInt(6)),
                values.toArray());
    }

    private static void narrow(StringBuilder statement, List<Object> values, String column, @Nullable String wanted) {
        if (wanted != null) {
            statement.append(" and ").append(column).append(" = ?");
            values.add(wanted);
        }
    }

    @Override
    public double dispensed(Instant since) {
        return fill.complete()
                ? Objects.requireNonNull(sql.queryForObject(DISPENSED, Double.class, moment(since)))
                : searched.dispensed(since);
    }

    @Override
    public double released(Instant now) {
        return fill.complete()
                ? Objects.requireNonNull(sql.queryForObject(
                        "select coalesce(sum(unit.volume), 0)" + RELEASED + " >= ?", Double.class, moment(now)))
                : searched.released(now);
    }

    @Override
    public List<Released> nextToExpire(Instant after, int atLeast) {
        return fill.complete()
                ? sql.query(
                        "select unit.id, " + EXPIRES + RELEASED + " > ? order by " + EXPIRES
                                + " fetch first ? rows with ties",
                        (row, number) -> new Released(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant()),
                        moment(after),
                        atLeast)
                : searched.nextToExpire(after, atLeast);
    }

    @Override
    public void movements(Window made, Consumer<Movement> each) {
        if (!fill.complete()) {
            searched.movements(made, each);
            return;
        }
        var statement = new StringBuilder(SHEETS);
        var values = new ArrayList<>();
        if (made.from() != null) {
            statement
                    .append(" and (")
                    .append(MADE)
                    .append(" >= ? or ")
                    .append(MADE)
                    .append(" is null)");
            values.add(moment(made.from()));
        }
        if (made.to() != null) {
            statement
                    .append(" and (")
                    .append(MADE)
                    .append(" <= ? or ")
                    .append(MADE)
                    .append(" is null)");
            values.add(moment(made.to()));
        }
        // rows come as they are read, and not all into memory, only inside a transaction
        transactions.executeWithoutResult(status -> {
            sql.execute("set local work_mem = '64MB'");
            stream.query(
                    statement.toString(),
                    (RowCallbackHandler)
                            row -> each.accept(SheetReader.read(row).movement()),
                    values.toArray());
        });
    }

    /** Whole seconds, as they are kept; the part of the first that lies before the window is found too. */
    @Override
    public List<String> runs(String device, Window began) {
        return fill.complete()
                ? sql.queryForList(
                        RUNS,
                        String.class,
                        device,
                        began.from() == null ? FIRST : moment(began.from().truncatedTo(ChronoUnit.SECONDS)),
                        began.to() == null ? LAST : moment(began.to()),
                        device)
                : searched.runs(device, began);
    }

    @Override
    public MilkFlow flow() {
        return fill.complete() ? flow : searched.flow();
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String text() {
        try (InputStream file = KeptLedger.class.getResourceAsStream("sheets.sql")) {
            return new String(
                    Objects.requireNonNull(file, "sheets.sql is not on the class path")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
