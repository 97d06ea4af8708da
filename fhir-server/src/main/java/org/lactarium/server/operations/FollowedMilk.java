package org.lactarium.server.operations;

import java.util.List;
import org.hl7.fhir.r4.model.Parameters;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.Evidence;
import org.lactarium.server.operations.chart.Evidence.Asked;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * A bottle that comes back follows what it was drawn from, and the decision about that names it too: it goes back on hold with it, once
 * what moved both was a mistake.
 */
@Component
class FollowedMilk {

    private final PastMoves past;
    private final Account account;

    FollowedMilk(PastMoves past, Account account) {
        this.past = past;
        this.account = account;
    }

    /** @param line what it was drawn from, the nearest first */
    void follows(Step step, MilkUnit unit, List<MilkUnit> line) {
        line.stream()
                .flatMap(one -> past.evidence(one).stream())
                .findFirst()
                .ifPresent(evidence -> account.of(
                        step, unit, verdict(evidence), Evidence.texts(evidence, "looked"), List.of(unit.reference())));
    }

    private static Verdict verdict(Parameters evidence) {
        return Verdict.of(Evidence.rules(evidence).stream()
                .filter(asked -> !asked.outcome().equals(Evidence.SATISFIED))
                .map(Asked::finding)
                .toArray(Finding[]::new));
    }
}
