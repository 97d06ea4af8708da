package org.lactarium.server.operations;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.release.Reappraisal;
import org.lactarium.server.rule.Consequence;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** What another figure does to milk: what fails by it moves, and what failed only by the one before stands on hold for two people. */
@Component
class JudgedAgain {

    private static final Set<UnitStatus> LOST = Set.of(UnitStatus.REJECTED, UnitStatus.RECALLED);

    private final CalledBack called;
    private final KeptFindings kept;
    private final Moves moves;
    private final KeptBack held;
    private final Account account;

    JudgedAgain(CalledBack called, KeptFindings kept, Moves moves, KeptBack held, Account account) {
        this.called = called;
        this.kept = kept;
        this.moves = moves;
        this.held = held;
        this.account = account;
    }

    /**
     * @param before what the figure that was wrong came to
     * @param stood where each unit stood then, by its bare id: milk that had been let go is recalled, though it is on hold by now
     */
    void settle(Stocktake.Judged judged, Verdict before, Map<String, UnitStatus> stood) {
        // a unit tells where it stands now: ask before it moves
        Map<MilkUnit, Step> steps = new LinkedHashMap<>();
        judged.affected()
                .forEach(unit -> Reappraisal.step(stood.getOrDefault(unit.id(), unit.status()), judged.verdict())
                        .filter(step -> UnitMoves.after(unit.status(), step).isPresent())
                        .ifPresent(step -> steps.put(unit, step)));
        steps.forEach((unit, step) -> moves.take(step, List.of(unit)));
        var kinds = EnumSet.noneOf(Step.class);
        kinds.addAll(steps.values());
        // whatever is lost is named by the decision that moved it; a hold beside that has no reason of its own
        kinds.stream()
                .filter(step -> step != Step.HOLD || kinds.size() == 1)
                .forEach(step -> account.of(
                        step,
                        judged.root(),
                        judged.verdict(),
                        judged.sources(),
                        MilkUnit.references(steps.keySet().stream()
                                .filter(unit -> steps.get(unit) == step)
                                .toList())));
        if (judged.verdict().worst() != Consequence.REJECT && failedOnlyBy(before, judged.root())) {
            comeBack(judged.affected());
        }
    }

    private void comeBack(List<MilkUnit> affected) {
        var back = affected.stream()
                .filter(unit -> LOST.contains(unit.status()) && !called.is(unit))
                .toList();
        var ids = back.stream().map(MilkUnit::id).collect(Collectors.toSet());
        moves.take(Step.RECONSIDER, back).stream()
                .filter(unit -> unit.parents().stream().noneMatch(ids::contains))
                .forEach(unit -> held.note(unit, "result-corrected"));
    }

    private boolean failedOnlyBy(Verdict before, MilkUnit root) {
        var wrong = fatal(before.findings());
        return !wrong.isEmpty() && wrong.containsAll(fatal(kept.of(root.reference())));
    }

    private static Set<RuleId> fatal(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.consequence() == Consequence.REJECT)
                .map(Finding::rule)
                .collect(Collectors.toSet());
    }
}
