package org.lactarium.server.operations;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.Consequence;
import org.springframework.stereotype.Component;

/** Milk of which the facts on record say that it may never be fed; of what was filled they are those of its batch. */
@Component
class FailsByFacts {

    private final Bench bench;
    private final Units units;
    private final Stocktake stocktake;

    FailsByFacts(Bench bench, Units units, Stocktake stocktake) {
        this.bench = bench;
        this.units = units;
        this.stocktake = stocktake;
    }

    /** Bare ids of those of these. */
    Set<String> of(Collection<MilkUnit> milk) {
        Map<String, Boolean> known = new HashMap<>();
        return milk.stream()
                .filter(unit -> fails(root(unit), known))
                .map(MilkUnit::id)
                .collect(Collectors.toSet());
    }

    private boolean fails(MilkUnit root, Map<String, Boolean> known) {
        return known.computeIfAbsent(
                root.id(),
                id -> stocktake.judge(root, bench.profile()).verdict().worst() == Consequence.REJECT);
    }

    private MilkUnit root(MilkUnit unit) {
        return unit.type() != UnitType.BOTTLE && unit.type() != UnitType.ALIQUOT
                ? unit
                : units.ancestors(unit).stream()
                        .filter(one -> one.type() == UnitType.BATCH)
                        .findFirst()
                        .orElseThrow();
    }
}
