package org.lactarium.server.operations;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.Evidence;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.release.Cause;
import org.springframework.stereotype.Component;

/** Why milk was last rejected or recalled, as it was written down then, and whether that still stands. */
@Component
class PastMoves {

    private final MilkRecord record;
    private final FactsInError mistakes;
    private final Units units;
    private final DonorAliases aliases;
    private final CorrectedTimes times;

    PastMoves(MilkRecord record, FactsInError mistakes, Units units, DonorAliases aliases, CorrectedTimes times) {
        this.record = record;
        this.mistakes = mistakes;
        this.units = units;
        this.aliases = aliases;
        this.times = times;
    }

    /** @param because references of facts that were put right, {@code Type/id} */
    Optional<Cause> last(MilkUnit unit, Set<String> because) {
        return lastGrave(unit)
                .flatMap(paper -> Evidence.of(paper).map(evidence -> cause(unit, paper, evidence, because)));
    }

    /** What its last rejection or recall rests on. */
    Optional<Parameters> evidence(MilkUnit unit) {
        return lastGrave(unit).flatMap(Evidence::of);
    }

    private Optional<Provenance> lastGrave(MilkUnit unit) {
        return record.referring(Provenance.class, "target", List.of(unit.reference())).stream()
                .filter(PastMoves::grave)
                .max(Comparator.comparing(Provenance::getRecorded)
                        .thenComparing(paper -> paper.getMeta().getLastUpdated()));
    }

    private Cause cause(MilkUnit unit, Provenance paper, Parameters evidence, Set<String> because) {
        var line =
                Stream.concat(Stream.of(unit), units.ancestors(unit).stream()).toList();
        var broken = Evidence.rules(evidence).stream()
                .filter(asked -> !asked.outcome().equals(Evidence.SATISFIED))
                .map(asked -> asked.finding().rule())
                .toList();
        var then = paper.getRecorded();
        return new Cause(
                broken,
                mistakes.anyOf(Evidence.texts(evidence, "looked"), then, because, women(line)),
                times.correctedSince(then, line));
    }

    private Set<String> women(List<MilkUnit> line) {
        return DonorChart.donors(line).stream()
                .flatMap(donor -> aliases.of(donor).stream())
                .collect(Collectors.toSet());
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
