package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.MilkUnit;
import org.springframework.stereotype.Component;

/**
 * Milk that no recall calls back any more. It stands on hold, and two signatures may let it go; milk that was let go and by the facts
 * may not be fed stays recalled, and what had been rejected is so again, as long as its reason stands.
 */
@Component
class RecalledBack {

    private static final Set<String> LET_GO =
            Set.of(UnitStatus.RELEASED.code(), UnitStatus.ALLOCATED.code(), UnitStatus.DISPENSED.code());

    private final Bench bench;
    private final StandingRecalls recalls;
    private final RecallPaper papers;
    private final FailsByFacts facts;
    private final Moves moves;
    private final Reconsider reconsider;
    private final KeptBack held;

    RecalledBack(
            Bench bench,
            StandingRecalls recalls,
            RecallPaper papers,
            FailsByFacts facts,
            Moves moves,
            Reconsider reconsider,
            KeptBack held) {
        this.bench = bench;
        this.recalls = recalls;
        this.papers = papers;
        this.facts = facts;
        this.moves = moves;
        this.reconsider = reconsider;
        this.held = held;
    }

    /** @param recall the number of one that was just withdrawn */
    void comes(Collection<MilkUnit> milk, String recall, String why) {
        var stood = papers.foundAs(recall);
        var free = milk.stream()
                .filter(unit -> unit.status() == UnitStatus.RECALLED && !recalls.stand(unit))
                .toList();
        var failing = facts.of(free);
        Predicate<MilkUnit> stays =
                unit -> failing.contains(unit) && LET_GO.contains(stood.getOrDefault(unit.id(), ""));
        var coming = free.stream().filter(stays.negate()).toList();
        var ids = coming.stream().map(MilkUnit::id).toList();
        var rejected = new ArrayList<MilkUnit>();
        for (var unit : coming) {
            var back = moves.take(Step.RECONSIDER, List.of(unit));
            if (failing.contains(unit) || UnitStatus.REJECTED.code().equals(stood.get(unit.id()))) {
                rejected.addAll(moves.take(Step.REJECT, back));
            } else if (unit.expires() != null && bench.now().isAfter(unit.expires())) {
                moves.take(Step.EXPIRE, back);
            } else if (unit.parents().stream().noneMatch(ids::contains)) {
                held.note(back.get(0), why);
            }
        }
        failing.account(Step.RECALL, free.stream().filter(stays).toList());
        failing.account(Step.REJECT, rejected);
        // the mistake that had rejected it may have been taken back while the recall stood
        reconsider.reconsider(rejected, Set.of());
    }
}
