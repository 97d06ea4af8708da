package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.MilkUnit;

/** Milk that fails by the facts on record, each unit with what it was judged by. */
final class FailingMilk {

    private final Account account;
    private final Map<String, Stocktake.Judged> judged;

    /** @param judged by the bare ids of the units */
    FailingMilk(Account account, Map<String, Stocktake.Judged> judged) {
        this.account = account;
        this.judged = Map.copyOf(judged);
    }

    boolean contains(MilkUnit unit) {
        return judged.containsKey(unit.id());
    }

    /** Writes down why these are lost, so that the reason can be taken back; each milk that is judged as one by itself. */
    void account(Step step, List<MilkUnit> lost) {
        Map<String, List<MilkUnit>> together = new LinkedHashMap<>();
        lost.stream().filter(this::contains).forEach(unit -> together.computeIfAbsent(
                        judged.get(unit.id()).root().id(), root -> new ArrayList<>())
                .add(unit));
        together.values().forEach(all -> {
            var by = judged.get(all.get(0).id());
            account.of(step, all.get(0), by.verdict(), by.sources(), MilkUnit.references(all));
        });
    }
}
