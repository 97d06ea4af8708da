package org.lactarium.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Once, of a record that is older than this: HAPI's moments stood there in the zone of the process that wrote them, without a word which;
 * from here on they stand in UTC. Each table is written anew, because an update of every row would leave it twice as large.
 *
 * <p>Of the hour that a zone has twice when its summer ends, nobody knows any more which was meant; it is taken for the second.
 */
final class MomentsInUtc implements JavaMigration {

    /** When a migration was run, by HAPI and by Flyway: said to people and asked by nobody. */
    private static final String COLUMNS = "select c.table_name, c.column_name from information_schema.columns c"
            + " join information_schema.tables t using (table_schema, table_name)"
            + " where c.table_schema = 'public' and t.table_type = 'BASE TABLE'"
            + " and c.data_type = 'timestamp without time zone' and c.column_name <> 'installed_on'"
            + " order by c.table_name, c.ordinal_position";

    private final ZoneId keptIn;

    MomentsInUtc(ZoneId keptIn) {
        this.keptIn = keptIn;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var rules = keptIn.getRules();
        if (rules.isFixedOffset() && rules.getOffset(Instant.EPOCH).getTotalSeconds() == 0) {
            return;
        }
        try (var statement = context.getConnection().createStatement()) {
            if (isNew(statement)) {
                return;
            }
            var zone = zone(statement);
            for (var table : columns(statement).entrySet()) {
                statement.execute(table.getValue().stream()
                        .map(column ->
                                "alter column %1$s type timestamp using (%1$s at time zone %2$s) at time zone 'UTC'"
                                        .formatted(column, zone))
                        .collect(Collectors.joining(", ", "alter table " + table.getKey() + " ", "")));
                // the statistics of what was written anew are gone, and searches are planned by them
                statement.execute("analyze " + table.getKey());
            }
        }
    }

    private static boolean isNew(Statement statement) throws SQLException {
        try (ResultSet first = statement.executeQuery("select from hfj_resource limit 1")) {
            return !first.next();
        }
    }

    /** As PostgreSQL reads it: to it {@code GMT+8} lies west of Greenwich. */
    private String zone(Statement statement) throws SQLException {
        var rules = keptIn.getRules();
        if (rules.isFixedOffset()) {
            return "make_interval(secs => " + rules.getOffset(Instant.EPOCH).getTotalSeconds() + ")";
        }
        try (ResultSet known =
                statement.executeQuery("select from pg_timezone_names where name = '" + keptIn.getId() + "'")) {
            if (!known.next()) {
                throw new FlywayException("PostgreSQL does not know the zone " + keptIn.getId()
                        + ". Name the zone in which the record was kept in lactarium.database.migration.zone.");
            }
        }
        return "'" + keptIn.getId() + "'";
    }

    private static Map<String, List<String>> columns(Statement statement) throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        try (ResultSet found = statement.executeQuery(COLUMNS)) {
            while (found.next()) {
                columns.computeIfAbsent("public.\"" + found.getString(1) + "\"", table -> new ArrayList<>())
                        .add("\"" + found.getString(2) + "\"");
            }
        }
        return columns;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("6");
    }

    @Override
    public String getDescription() {
        return "moments in utc";
    }

    /** The zone is no part of it: another one later means nothing any more. */
    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
