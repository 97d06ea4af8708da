package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.ReleaseChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.release.Reappraisal;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** A batch by the times of its run as they were put right: its thaw clock and its curve. It may be held, rejected or recalled. */
@Component
class RunReappraisal {

    private final Units units;
    private final ReleaseChart releases;
    private final Moves moves;
    private final Account account;

    RunReappraisal(Units units, ReleaseChart releases, Moves moves, Account account) {
        this.units = units;
        this.releases = releases;
        this.moves = moves;
        this.account = account;
    }

    void settle(MilkUnit batch) {
        // whoever has signed did not know
        moves.forgetFirstSignature(batch);
        var looked = releases.of(batch);
        Verdict verdict =
                looked.thaw().judge(looked.heated()).and(looked.heating().verdict());
        var all = new ArrayList<>(List.of(batch));
        all.addAll(units.descendants(List.of(batch)));
        Map<Step, List<MilkUnit>> moved = new EnumMap<>(Step.class);
        all.forEach(unit -> Reappraisal.step(unit.status(), verdict)
                .ifPresent(step ->
                        moved.computeIfAbsent(step, one -> new ArrayList<>()).addAll(moves.take(step, List.of(unit)))));
        moved.forEach((step, group) -> group.stream()
                .findFirst()
                .filter(first -> step != Step.HOLD || first.id().equals(batch.id()))
                .ifPresent(first -> account.of(step, first, verdict, looked.sources(), MilkUnit.references(group))));
    }
}
