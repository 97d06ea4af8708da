package org.lactarium.server.recall;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Who came from whom: donors, units, dispenses, feeds and infants as nodes, milk flowing between them.
 *
 * <p>Following it always ends, even if the record should contain a ring.
 */
public final class MilkGraph {

    private final MilkFlow flow;

    public MilkGraph(MilkFlow flow) {
        this.flow = flow;
    }

    /** {@code start} and everything it is joined to in this direction, nearest first. */
    public Set<String> follow(String start, Direction direction) {
        var found = new LinkedHashSet<String>();
        found.add(start);
        if (direction.back()) {
            found.addAll(sources(start));
        }
        if (direction.onward()) {
            found.addAll(recipients(start));
        }
        return found;
    }

    /** Everything the milk of {@code start} came from, nearest first, without {@code start}. */
    public Set<String> sources(String start) {
        return follow(start, flow::back);
    }

    /** Everything the milk of {@code start} went to, nearest first, without {@code start}. */
    public Set<String> recipients(String start) {
        return follow(start, flow::onward);
    }

    private static Set<String> follow(String start, Function<Collection<String>, List<String>> way) {
        var seen = new LinkedHashSet<String>();
        Collection<String> level = List.of(start);
        while (!level.isEmpty()) {
            level = way.apply(level).stream()
                    .filter(neighbour -> !neighbour.equals(start) && seen.add(neighbour))
                    .toList();
        }
        return seen;
    }
}
