package org.lactarium.server.store.ledger;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the ledger ({@code db/record/V3__milk_ledger.sql} and later), each with its key first. */
enum LedgerTable {
    UNIT(
            "milk_unit",
            1,
            "id",
            "type",
            "status",
            "product",
            "location",
            "volume",
            "expires",
            "processed",
            "made",
            "donor"),
    PARENT("milk_parent", 2, "unit", "place", "parent"),
    DISCARD("milk_discard", 1, "id", "unit", "cause", "volume", "at"),
    DISPENSE("milk_dispense", 1, "id", "unit", "infant", "volume", "status", "at", "written"),
    FEED("milk_feed", 2, "id", "unit", "infant", "volume"),
    SAMPLE("milk_sample", 1, "id", "unit", "volume"),
    RUN("milk_run", 1, "id", "device", "began"),
    LINK("person_link", 2, "person", "other");

    private final String name;
    private final List<String> key;
    private final List<String> columns;

    LedgerTable(String name, int key, String... columns) {
        this.name = "lactarium." + name;
        this.key = List.of(columns).subList(0, key);
        this.columns = List.of(columns);
    }

    int keys() {
        return key.size();
    }

    /** Takes all columns. */
    String insertNew() {
        return insert() + " do nothing";
    }

    /** Takes all columns. */
    String insertOrReplace() {
        var rest = columns.stream()
                .skip(key.size())
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return rest.isEmpty() ? insertNew() : insert() + " do update set " + rest;
    }

    /** Takes the key. */
    String delete() {
        return "delete from " + name + " where "
                + key.stream().map(column -> column + " = ?").collect(Collectors.joining(" and "));
    }

    private String insert() {
        return "insert into " + name + " (" + String.join(", ", columns) + ") values ("
                + Stream.generate(() -> "?").limit(columns.size()).collect(Collectors.joining(", "))
                + ") on conflict (" + String.join(", ", key) + ")";
    }
}
