package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.release.Reappraisal;
import org.springframework.stereotype.Component;

/** What another figure does to milk: what fails by it moves. What failed only by the one before is for {@link Reconsider}. */
@Component
class JudgedAgain {

    private final Moves moves;
    private final Account account;

    JudgedAgain(Moves moves, Account account) {
        this.moves = moves;
        this.account = account;
    }

    /** @param stood where each unit stood before, by its bare id: milk that had been let go is recalled, though it is on hold by now */
    void settle(Stocktake.Judged judged, Map<String, UnitStatus> stood) {
        // a unit tells where it stands now: ask before it moves
        Map<Step, List<MilkUnit>> steps = new EnumMap<>(Step.class);
        judged.affected()
                .forEach(unit -> Reappraisal.step(stood.getOrDefault(unit.id(), unit.status()), judged.verdict())
                        .filter(step -> UnitMoves.after(unit.status(), step).isPresent())
                        .ifPresent(step -> steps.computeIfAbsent(step, one -> new ArrayList<>())
                                .add(unit)));
        steps.forEach((step, milk) -> {
            moves.take(step, milk);
            // a bottle that is held with its batch has no reason of its own
            var head = step == Step.HOLD || holds(milk, judged.root()) ? judged.root() : milk.get(0);
            account.of(step, head, judged.verdict(), judged.sources(), MilkUnit.references(milk));
        });
    }

    private static boolean holds(List<MilkUnit> milk, MilkUnit root) {
        return milk.stream().anyMatch(unit -> unit.id().equals(root.id()));
    }
}
