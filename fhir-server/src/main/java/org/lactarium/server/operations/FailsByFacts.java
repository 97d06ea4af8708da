package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Step;
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

    /** Those that fail, each with what it was judged by. */
    final class Failing {

        private final Map<String, Stocktake.Judged> judged = new HashMap<>();

        boolean contains(MilkUnit unit) {
            return judged.containsKey(unit.id());
        }

        /** Writes down why these are lost, so that the reason can be taken back; each milk that is judged as one by itself. */
        void account(Step step, List<MilkUnit> lost) {
            Map<Stocktake.Judged, List<MilkUnit>> together = new LinkedHashMap<>();
            lost.stream().filter(this::contains).forEach(unit -> together.computeIfAbsent(
                            judged.get(unit.id()), one -> new ArrayList<>())
                    .add(unit));
            together.forEach(
                    (by, all) -> account.of(step, all.get(0), by.verdict(), by.sources(), MilkUnit.references(all)));
        }
    }

    Failing of(Collection<MilkUnit> milk) {
        Map<String, Stocktake.Judged> roots = new HashMap<>();
        var failing = new Failing();
        for (var unit : milk) {
            var root = root(unit);
            var judged = roots.computeIfAbsent(root.id(), id -> stocktake.judge(root, bench.profile()));
            if (judged.verdict().worst() == Consequence.REJECT) {
                failing.judged.put(unit.id(), judged);
            }
        }
        return failing;
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
