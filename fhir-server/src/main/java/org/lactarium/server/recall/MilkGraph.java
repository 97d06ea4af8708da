package org.lactarium.server.recall;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who came from whom: donors, units, dispenses, feeds and infants as nodes, milk flowing along the edges.
 *
 * <p>Following it never fails to end, even if the record should contain a ring.
 */
public final class MilkGraph {

    /** Milk, or knowledge about it, went from one to the other. */
    public record Edge(String from, String to) {}

    private final Map<String, List<String>> onward = new HashMap<>();
    private final Map<String, List<String>> back = new HashMap<>();

    public MilkGraph(Iterable<Edge> edges) {
        for (var edge : edges) {
            onward.computeIfAbsent(edge.from(), any -> new ArrayList<>()).add(edge.to());
            back.computeIfAbsent(edge.to(), any -> new ArrayList<>()).add(edge.from());
        }
    }

    /** Everything the milk of {@code start} came from, nearest first, without {@code start}. */
    public Set<String> sources(String start) {
        return follow(start, back);
    }

    /** Everything the milk of {@code start} went to, nearest first, without {@code start}. */
    public Set<String> recipients(String start) {
        return follow(start, onward);
    }

    private static Set<String> follow(String start, Map<String, List<String>> ways) {
        var seen = new LinkedHashSet<String>();
        var next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            for (var neighbour : ways.getOrDefault(next.remove(), List.of())) {
                if (!neighbour.equals(start) && seen.add(neighbour)) {
                    next.add(neighbour);
                }
            }
        }
        return seen;
    }
}
