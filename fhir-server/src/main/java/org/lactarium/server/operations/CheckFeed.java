package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.feeding.FeedCheck;
import org.lactarium.server.label.Issuer;
import org.lactarium.server.label.ScannedText;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.InfantChart;
import org.lactarium.server.operations.chart.KinshipChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code $check-feed}: two scans at the bedside, one answer, ok or stop. Whatever cannot be told is a stop.
 *
 * <p>Asking changes nothing and may be repeated; that it was asked, and what was answered, is kept.
 */
@Component
class CheckFeed implements BankOperation {

    private final Bench bench;
    private final Units units;
    private final BottleChart bottles;
    private final InfantChart infants;
    private final KinshipChart kinship;
    private final Issuer issuer;
    private final Decisions decisions;
    private final Refusals refusals;

    CheckFeed(
            Bench bench,
            Units units,
            BottleChart bottles,
            InfantChart infants,
            KinshipChart kinship,
            Issuer issuer,
            Decisions decisions,
            Refusals refusals) {
        this.bench = bench;
        this.units = units;
        this.bottles = bottles;
        this.infants = infants;
        this.kinship = kinship;
        this.issuer = issuer;
        this.decisions = decisions;
        this.refusals = refusals;
    }

    @Operation(name = "$check-feed", typeName = "BiologicallyDerivedProduct", idempotent = true)
    public Parameters check(
            @OperationParam(name = "unit") @Nullable StringType unit,
            @OperationParam(name = "infant") @Nullable StringType infant,
            RequestDetails request) {
        var text = scanned("unit", unit);
        // what claims a standard and fails its check is not looked up at all
        var label = ScannedText.read(text, issuer) instanceof ScannedText.Number number ? number : null;
        var found = label == null
                ? List.<MilkUnit>of()
                : units.scanned(label.system() == null ? label.value() : label.system() + "|" + label.value());
        var verdict = judge(found, label, text, scanned("infant", infant));
        var decision = verdict.passes() ? "ok" : "stop";
        if (found.size() == 1) {
            decisions.keep(
                    Decision.of(Decided.CHECK_FEED, decision, found.get(0).reference(), verdict)
                            .after(Versions.ofMilk(found)));
        }
        var answer = new Parameters();
        answer.addParameter().setName("decision").setValue(new CodeType(decision));
        verdict.findings()
                .forEach(finding -> answer.addParameter().setName("rule").setValue(refusals.rule(finding, request)));
        return answer;
    }

    private Verdict judge(List<MilkUnit> found, ScannedText.@Nullable Number label, String unit, String infant) {
        var baby = infants.scanned(infant);
        var known = Verdict.unless(baby.isPresent(), RuleId.INFANT_UNKNOWN, infant);
        if (label == null || found.size() != 1) {
            return Verdict.of(RuleId.UNIT_UNKNOWN, unit).and(known);
        }
        MilkUnit bottle = found.get(0);
        if (!BottleChart.canBeFed(bottle)) {
            return Verdict.of(RuleId.UNIT_NOT_A_BOTTLE, bottle.number()).and(known);
        }
        return baby.map(patient ->
                        infants.file("Patient/" + patient.getIdElement().getIdPart(), List.of(bottle)))
                .map(file -> FeedCheck.judge(bottles.atHand(bottle, null), file, bench.now())
                        .and(kinship.atBedside(file.id(), bottle)))
                .orElse(known)
                .and(agrees(label, bottle));
    }

    /**
     * A barcode with another expiry is the label of other milk. Milk that was thawed or warmed expires sooner than its label
     * says, but the label says what the batch or the bottle did when it was printed.
     */
    private Verdict agrees(ScannedText.Number label, MilkUnit bottle) {
        var printed = Stream.concat(Stream.of(bottle), bottles.line(bottle).stream())
                .map(MilkUnit::expires)
                .filter(Objects::nonNull)
                .map(expires -> LocalDateTime.ofInstant(expires, issuer.zone()).truncatedTo(ChronoUnit.MINUTES))
                .toList();
        return label.expires() == null || printed.isEmpty()
                ? Verdict.clear()
                : Verdict.unless(
                        printed.contains(label.expires()),
                        RuleId.LABEL_DIFFERS,
                        bottle.number(),
                        label.expires(),
                        printed.get(0));
    }

    private static String scanned(String name, @Nullable StringType text) {
        if (text == null || text.getValue() == null || text.getValue().isBlank()) {
            throw Refusals.bad("parameter " + name + " is missing");
        }
        return text.getValue().strip();
    }
}
