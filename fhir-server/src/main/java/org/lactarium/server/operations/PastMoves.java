package org.lactarium.server.operations;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Evidence;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.release.Cause;
import org.springframework.stereotype.Component;

/** Why milk was last rejected or recalled, as it was written down then, and whether that still stands. */
@Component
class PastMoves {

    private final MilkRecord record;
    private final FactsInError mistakes;

    PastMoves(MilkRecord record, FactsInError mistakes) {
        this.record = record;
        this.mistakes = mistakes;
    }

    /** @param because references of facts that were put right, {@code Type/id} */
    Optional<Cause> last(MilkUnit unit, Set<String> because) {
        return evidence(unit).map(evidence -> cause(evidence, because));
    }

    /** What its last rejection or recall rests on. */
    Optional<Parameters> evidence(MilkUnit unit) {
        return record.find(Provenance.class, Query.where("target", unit.reference())).stream()
                .filter(PastMoves::grave)
                .max(Comparator.comparing(Provenance::getRecorded)
                        .thenComparing(paper -> paper.getMeta().getLastUpdated()))
                .flatMap(Evidence::of);
    }

    private Cause cause(Parameters evidence, Set<String> because) {
        var broken = Evidence.rules(evidence).stream()
                .filter(asked -> !asked.outcome().equals(Evidence.SATISFIED))
                .map(asked -> asked.finding().rule())
                .toList();
        return new Cause(
                broken,
                Evidence.texts(evidence, "looked").stream().anyMatch(looked -> mistakes.contains(looked, because)));
    }

    private static boolean grave(Provenance paper) {
        var made = kind(paper, Decided.RECEIVE) || kind(paper, Decided.PASTEURISE);
        return kind(paper, Decided.REJECT)
                || kind(paper, Decided.RECALL)
                || made
                        && Evidence.of(paper)
                                .filter(evidence ->
                                        Evidence.texts(evidence, "outcome").contains("rejected"))
                                .isPresent();
    }

    private static boolean kind(Provenance paper, Decided kind) {
        return paper.getActivity().hasCoding(Systems.DECISION, kind.code());
    }
}
