package org.lactarium.server.operations;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
    private final Account account;

    FailsByFacts(Bench bench, Units units, Stocktake stocktake, Account account) {
        this.bench = bench;
        this.units = units;
        this.stocktake = stocktake;
        this.account = account;
    }

    FailingMilk of(Collection<MilkUnit> milk) {
        Map<String, Stocktake.Judged> roots = new HashMap<>();
        Map<String, Stocktake.Judged> failing = new HashMap<>();
        for (var unit : milk) {
            var root = root(unit);
            var judged = roots.computeIfAbsent(root.id(), id -> stocktake.judge(root, bench.profile()));
            if (judged.verdict().worst() == Consequence.REJECT) {
                failing.put(unit.id(), judged);
            }
        }
        return new FailingMilk(account, failing);
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
