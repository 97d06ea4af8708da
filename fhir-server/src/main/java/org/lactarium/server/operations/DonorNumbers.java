package org.lactarium.server.operations;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Systems;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * The donor numbers that stand on a container. When there is another than its donor's, nobody guesses: the container is
 * held until it was relabelled, and so is what either donor brought that day.
 */
@Component
class DonorNumbers {

    private final MilkRecord record;
    private final DonorChart donors;
    private final DonorAliases aliases;
    private final Siblings siblings;
    private final Moves moves;
    private final Account account;

    DonorNumbers(
            MilkRecord record,
            DonorChart donors,
            DonorAliases aliases,
            Siblings siblings,
            Moves moves,
            Account account) {
        this.record = record;
        this.donors = donors;
        this.aliases = aliases;
        this.siblings = siblings;
        this.moves = moves;
        this.account = account;
    }

    /** @param read every donor number on the container; none when nobody wrote them down */
    Verdict judge(String container, Patient donor, List<String> read) {
        var own = aliases.of(donor).stream()
                .flatMap(reference ->
                        record.read(Patient.class, reference.substring(reference.indexOf('/') + 1)).stream())
                .map(DonorChart::number)
                .toList();
        var others = read.stream().filter(number -> !own.contains(number)).toList();
        return others.isEmpty()
                ? Verdict.clear()
                : Verdict.of(
                        RuleId.DONOR_NUMBER_CONFLICT, container, DonorChart.number(donor), String.join(", ", others));
    }

    /** Holds the container for itself, and the day's milk of every donor whose number stands on it. */
    void hold(MilkUnit container, List<String> read, Verdict conflict) {
        account.of(Step.HOLD, container, conflict, List.of());
        var named = read.stream()
                .map(number -> new Identifier().setSystem(Systems.DONOR_ID).setValue(number))
                .flatMap(number -> donors.of(new Reference().setIdentifier(number)).stream())
                .map(donor -> "Patient/" + donor.getIdElement().getIdPart());
        var all = Stream.concat(Stream.of(container.donor()), named).distinct().toList();
        for (var sibling : siblings.ofDay(container, all)) {
            if (moves.holdWithAllMadeFrom(sibling)) {
                var verdict = Verdict.of(RuleId.MIX_UP_POSSIBLE, sibling.number(), container.number());
                account.of(Step.HOLD, sibling, verdict, List.of());
            }
        }
    }
}
