package org.lactarium.server.benchmark;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What each column of a row says in a copy, decided by the column's name and type. */
final class Cells {

    private static final PartitionSettings PARTITIONS = new PartitionSettings();
    private static final Set<String> RESOURCES = Set.of("res_id", "res_pid", "src_resource_id", "target_resource_id");
    private static final Pattern MARK = Pattern.compile(Stencil.Mark.COPY.text() + "|" + Stencil.Mark.TOGETHER.text());
    private static final Cell NULL = (out, copy, row) -> out.put("\\N");

    private final String table;
    private final Map<String, String> columns;
    private final Played story;

    Cells(String table, Map<String, String> columns, Played story) {
        this.table = table;
        this.columns = columns;
        this.story = story;
    }

    /** The column that numbers the rows of one of HAPI's indexes; empty when rows are known otherwise. */
    static String serial(Map<String, String> columns) {
        var isVersion = columns.containsKey("res_text_vc");
        return columns.containsKey("sp_id") ? "sp_id" : columns.containsKey("pid") && !isVersion ? "pid" : "";
    }

    List<Cell> of(ResultSet row) throws SQLException {
        List<Cell> cells = new ArrayList<>();
        for (var column : columns.entrySet()) {
            cells.add(cell(column.getKey(), column.getValue(), row));
        }
        return cells;
    }

    private Cell cell(String column, String type, ResultSet row) throws SQLException {
        var value = row.getString(column);
        if (value == null) {
            return NULL;
        }
        if (column.equals(serial(columns))) {
            return (out, copy, number) -> out.put(number);
        }
        if (type.equals("bigint") && table.startsWith("public.")) {
            return number(column, row);
        }
        if (type.startsWith("timestamp") || type.equals("date")) {
            return Stencil.moment(value, story);
        }
        if (column.endsWith("_date_ordinal")) {
            return ordinal(value);
        }
        if (type.equals("oid") || type.equals("bytea")) {
            throw new IllegalStateException(table + "." + column + " holds what is not copied");
        }
        var known = List.of("sp_value", "res_text_vc", "fhir_id").contains(column) || table.startsWith("lactarium.");
        if (!known && MARK.matcher(value).find()) {
            throw new IllegalStateException(table + "." + column + " holds a number that a hash may depend on");
        }
        return type.equals("text") || type.startsWith("character") || type.startsWith("json")
                ? Stencil.text(value, story)
                : Stencil.constant(value);
    }

    private Cell number(String column, ResultSet row) throws SQLException {
        long value = row.getLong(column);
        if (RESOURCES.contains(column)) {
            int resource = story.find(value);
            return resource < 0
                    ? Stencil.constant(String.valueOf(value))
                    : (out, copy, number) -> out.put(copy.pid(resource));
        }
        if (column.equals("pid") || column.equals("res_ver_pid")) {
            // a copy has one version of each resource, numbered like the resource
            int resource = story.find(row.getLong(columns.containsKey("res_id") ? "res_id" : "res_pid"));
            return (out, copy, number) -> out.put(Multiplier.VERSIONS + copy.pid(resource));
        }
        if (column.equals("hash_value") || column.equals("hash_sys_and_value")) {
            return hash(column, row);
        }
        return Stencil.constant(String.valueOf(value));
    }

    private Cell hash(String column, ResultSet row) throws SQLException {
        var value = row.getString("sp_value");
        long hash = row.getLong(column);
        if (value == null || !MARK.matcher(value).find()) {
            return Stencil.constant(String.valueOf(hash));
        }
        var type = row.getString("res_type");
        var name = row.getString("sp_name");
        var system = column.equals("hash_value") ? null : row.getString("sp_system");
        if (token(column, type, name, system, value) != hash) {
            throw new IllegalStateException("the hash of " + type + "." + name + " is not known");
        }
        return (out, copy, number) -> out.put(token(column, type, name, system, copy.text(value)));
    }

    private static long token(String column, String type, String name, @Nullable String system, String value) {
        var everywhere = (RequestPartitionId) null;
        return column.equals("hash_value")
                ? ResourceIndexedSearchParamToken.calculateHashValue(PARTITIONS, everywhere, type, name, value)
                : ResourceIndexedSearchParamToken.calculateHashSystemAndValue(
                        PARTITIONS, everywhere, type, name, system, value);
    }

    /** A day as a number: 20261128. */
    private static Cell ordinal(String value) {
        var day = LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
        if (Stencil.isOpen(day)) {
            return Stencil.constant(value);
        }
        return (out, copy, row) -> {
            var own = day.minusDays(copy.days);
            out.put(own.getYear() * 10_000L + own.getMonthValue() * 100L + own.getDayOfMonth());
        };
    }
}
