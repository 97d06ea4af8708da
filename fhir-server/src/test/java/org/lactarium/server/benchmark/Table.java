package org.lactarium.server.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/** One table of the database with the rows that the stories left in it, ready to be written again for every copy. */
final class Table {

    private final String name;
    private final Map<String, String> columns;
    private final String key;
    private final Map<Played, List<Row>> rows = new HashMap<>();

    /** @param resource the resource of the story it belongs to: copies that do not bring it do not write the row */
    private record Row(int resource, List<Cell> cells) {}

    /**
     * @param columns names and types
     * @param key the column that says whose row it is; empty when any of its texts may
     */
    private Table(String name, Map<String, String> columns, String key) {
        this.name = name;
        this.columns = columns;
        this.key = key;
    }

    /** Every table of the record and of the server's own schema in which a story has rows. */
    static List<Table> of(Store store, List<Played> stories) throws SQLException {
        List<Table> found = new ArrayList<>();
        try (Connection connection = store.connect()) {
            for (var name : names(connection)) {
                var columns = columns(connection, name);
                var key = key(columns);
                if (key.isEmpty() && name.startsWith("public.")) {
                    continue;
                }
                var table = new Table(name, columns, key);
                table.read(connection, stories);
                if (!table.rows.isEmpty()) {
                    found.add(table);
                }
            }
        }
        return found;
    }

    private static List<String> names(Connection connection) throws SQLException {
        try (var rows = connection
                .createStatement()
                .executeQuery(
                        """
                        select schemaname || '.' || tablename from pg_tables
                        where schemaname in ('public', 'lactarium')
                          and tablename !~ '^(hfj_search|hfj_res_search_url|hfj_resource_modified|timer|flyway|ledger_fill)'
                        order by 1
                        """)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static Map<String, String> columns(Connection connection, String table) throws SQLException {
        try (var query = connection.prepareStatement(
                """
                select attname, format_type(atttypid, null) from pg_attribute
                where attrelid = ?::regclass and attnum > 0 and not attisdropped order by attnum
                """)) {
            query.setString(1, quoted(table));
            Map<String, String> columns = new LinkedHashMap<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.put(rows.getString(1), rows.getString(2));
                }
            }
            return columns;
        }
    }

    private static String quoted(String table) {
        return table.replace(".", ".\"") + "\"";
    }

    private static String key(Map<String, String> columns) {
        return List.of("res_id", "src_resource_id", "res_pid").stream()
                .filter(one -> "bigint".equals(columns.get(one)))
                .findFirst()
                .orElse("");
    }

    String name() {
        return name;
    }

    private void read(Connection connection, List<Played> stories) throws SQLException {
        try (var found =
                connection.createStatement().executeQuery("select * from " + quoted(name) + " t" + present())) {
            while (found.next()) {
                for (var story : stories) {
                    var resource = owner(found, story);
                    if (resource >= 0) {
                        var cells = new Cells(name, columns, story).of(found);
                        rows.computeIfAbsent(story, none -> new ArrayList<>()).add(new Row(resource, cells));
                    }
                }
            }
        }
    }

    /** Versions before the present one are not copied, nor what belongs to them. */
    private String present() {
        var version = columns.containsKey("res_ver_pid") ? "v.pid = t.res_ver_pid" : "v.pid = t.pid";
        return columns.containsKey("res_ver_pid") || columns.containsKey("res_text_vc")
                ? " where exists (select 1 from hfj_res_ver v join hfj_resource r on r.res_id = v.res_id"
                        + " and r.res_ver = v.res_ver where " + version + ")"
                : "";
    }

    private int owner(ResultSet row, Played story) throws SQLException {
        if (!key.isEmpty()) {
            return story.find(row.getLong(key));
        }
        for (var column : columns.keySet()) {
            var text = row.getString(column);
            var named = text == null ? List.<Integer>of() : Stencil.named(text, story);
            if (!named.isEmpty()) {
                return named.get(0);
            }
        }
        return -1;
    }

    /** Writes the rows of all these copies; answers how many rows that were. */
    long write(Store store, List<Copy> copies) throws SQLException {
        var serial = Cells.serial(columns);
        try (Connection connection = store.connect();
                var statement = connection.createStatement()) {
            // no trigger looks up each reference: the check of the seed does that once for all
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            long next = serial.isEmpty()
                    ? 0
                    : number(statement.executeQuery("select coalesce(max(" + serial + "), 0) from " + quoted(name)));
            var into = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + quoted(name) + " (" + String.join(", ", columns.keySet()) + ") from stdin");
            var sheet = new Sheet(into);
            for (var copy : copies) {
                for (var row : rows.getOrDefault(copy.played, List.of())) {
                    if (copy.brings(row.resource())) {
                        next++;
                        write(sheet, row, copy, next);
                    }
                }
            }
            return sheet.end();
        }
    }

    private static void write(Sheet sheet, Row row, Copy copy, long number) throws SQLException {
        var between = false;
        for (var cell : row.cells()) {
            if (between) {
                sheet.put('\t');
            }
            cell.write(sheet, copy, number);
            between = true;
        }
        sheet.endRow();
    }

    private static long number(ResultSet one) throws SQLException {
        one.next();
        return one.getLong(1);
    }
}
