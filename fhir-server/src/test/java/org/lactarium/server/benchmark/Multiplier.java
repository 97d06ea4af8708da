package org.lactarium.server.benchmark;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Writes copies of the stories into the tables of a server that is stopped: every row a story has, under new numbers.
 * Indexes are dropped before and made again afterwards.
 */
final class Multiplier {

    /** Versions of copied resources are numbered from here on, far from those that the server gives out. */
    static final long VERSIONS = 1_000_000_000L;

    private static final int PROCESSORS = 2;
    private static final int MARGIN = 10_000;

    private final Store store;
    private final List<Table> tables;

    Multiplier(Store store, List<Played> stories) throws SQLException {
        this.store = store;
        this.tables = Table.of(store, stories);
    }

    /** An index or a constraint. */
    private record Index(String drop, String make) {}

    /** Answers how many rows were written. */
    long write(List<Copy> copies) throws Exception {
        store.run("alter system set autovacuum = off", "select pg_reload_conf()");
        var indexes = indexes();
        for (var index : indexes) {
            store.run(index.drop());
        }
        List<Callable<Long>> writing = new ArrayList<>();
        // the texts take longest: they go first
        tables.stream()
                .sorted((one, other) -> Boolean.compare(
                        other.name().endsWith("res_ver"), one.name().endsWith("res_ver")))
                .forEach(table -> writing.add(() -> table.write(store, copies)));
        long rows = together(writing).stream().mapToLong(Long::longValue).sum();
        List<Callable<Long>> making = new ArrayList<>();
        indexes.forEach(index -> making.add(() -> {
            store.run(index.make());
            return 0L;
        }));
        together(making);
        advanceSequences();
        store.run("vacuum analyze");
        store.run("alter system reset autovacuum", "select pg_reload_conf()");
        store.run("checkpoint");
        return rows;
    }

    private List<Index> indexes() throws SQLException {
        List<Index> indexes = new ArrayList<>();
        for (var table : tables) {
            var quoted = table.name().replace(".", ".\"") + "\"";
            var ofTable = " where %s = '" + quoted + "'::regclass";
            // numbers that grow keep their index; nothing else refers to a row of the server's own tables
            var kinds = table.name().startsWith("lactarium.") ? "'u', 'p'" : "'u'";
            var own = "select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint"
                    + ofTable.formatted("conrelid") + " and contype in (" + kinds + ")";
            for (var constraint : store.texts(own)) {
                var name = constraint.substring(0, constraint.indexOf(' '));
                indexes.add(new Index(
                        "alter table " + quoted + " drop constraint " + name,
                        "alter table " + quoted + " add constraint " + constraint));
            }
            var plain = "select indexrelid::regclass || '|' || pg_get_indexdef(indexrelid) from pg_index"
                    + ofTable.formatted("indrelid")
                    + " and not exists (select 1 from pg_constraint where conindid = indexrelid)";
            for (var index : store.texts(plain)) {
                int bar = index.indexOf('|');
                indexes.add(new Index("drop index " + index.substring(0, bar), index.substring(bar + 1)));
            }
        }
        return indexes;
    }

    private void advanceSequences() throws SQLException {
        long highest = 0;
        for (var table : tables) {
            for (var column : List.of("sp_id", "pid", "res_id")) {
                var has = "select count(*) from pg_attribute where attrelid = '"
                        + table.name().replace(".", ".\"") + "\"'::regclass and attname = '" + column
                        + "' and not attisdropped";
                if (table.name().startsWith("public.") && store.number(has) > 0) {
                    highest = Math.max(
                            highest, store.number("select coalesce(max(" + column + "), 0) from " + table.name()));
                }
            }
        }
        for (var sequence : store.texts("select sequencename from pg_sequences where schemaname = 'public'")) {
            store.run("select setval('" + sequence + "', greatest(nextval('" + sequence + "'), " + (highest + MARGIN)
                    + "))");
        }
    }

    private static List<Long> together(List<Callable<Long>> work) throws InterruptedException, ExecutionException {
        var workers = Executors.newFixedThreadPool(PROCESSORS);
        try {
            List<Long> done = new ArrayList<>();
            for (var one : workers.invokeAll(work)) {
                done.add(one.get());
            }
            return done;
        } finally {
            workers.shutdown();
        }
    }
}
