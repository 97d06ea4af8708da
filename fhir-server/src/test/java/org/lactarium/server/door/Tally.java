package org.lactarium.server.door;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How often what became of messages, by what had happened to them. */
final class Tally {

    enum Fate {
        READ,
        HELD,
        REFUSED,
        SAYS_ANOTHER_THING,
        LOST
    }

    private final Map<String, Map<Fate, Integer>> counts = new TreeMap<>();

    synchronized void count(String mutator, Fate fate) {
        counts.computeIfAbsent(mutator, name -> new EnumMap<>(Fate.class)).merge(fate, 1, Integer::sum);
    }

    synchronized int of(String mutator, Fate fate) {
        return counts.getOrDefault(mutator, Map.of()).getOrDefault(fate, 0);
    }

    synchronized int of(Fate fate) {
        return counts.values().stream()
                .mapToInt(row -> row.getOrDefault(fate, 0))
                .sum();
    }

    /** A row for each mutator, a column for each fate. */
    String table() {
        var table = new StringBuilder(
                "%-46s %6s %6s %8s %8s %6s%n".formatted("", "read", "held", "refused", "other", "lost"));
        counts.forEach((name, row) -> table.append("%-46s %6d %6d %8d %8d %6d%n"
                .formatted(
                        name,
                        row.getOrDefault(Fate.READ, 0),
                        row.getOrDefault(Fate.HELD, 0),
                        row.getOrDefault(Fate.REFUSED, 0),
                        row.getOrDefault(Fate.SAYS_ANOTHER_THING, 0),
                        row.getOrDefault(Fate.LOST, 0))));
        return table.toString();
    }
}
