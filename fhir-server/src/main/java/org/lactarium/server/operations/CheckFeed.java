package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.chart.Bedside;
import org.lactarium.server.operations.chart.InfantChart;
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
    private final Scans scans;
    private final Bedside bedside;
    private final InfantChart infants;
    private final Decisions decisions;
    private final Refusals refusals;

    CheckFeed(Bench bench, Scans scans, Bedside bedside, InfantChart infants, Decisions decisions, Refusals refusals) {
        this.bench = bench;
        this.scans = scans;
        this.bedside = bedside;
        this.infants = infants;
        this.decisions = decisions;
        this.refusals = refusals;
    }

    @Operation(name = "$check-feed", typeName = "BiologicallyDerivedProduct", idempotent = true)
    public Parameters check(
            @OperationParam(name = "unit") @Nullable StringType unit,
            @OperationParam(name = "infant") @Nullable StringType infant,
            RequestDetails request) {
        var text = scanned("unit", unit);
        var scan = scans.read(text);
        var found = scan.found();
        var verdict = judge(scan, scanned("infant", infant));
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

    private Verdict judge(Scans.Scan scan, String infant) {
        var baby = infants.scanned(infant);
        var known = scan.known().and(Verdict.unless(baby.isPresent(), RuleId.INFANT_UNKNOWN, infant));
        if (!scan.known().passes()) {
            return known;
        }
        return baby.map(patient -> bedside.judge(
                        scan.unit(), "Patient/" + patient.getIdElement().getIdPart(), bench.now()))
                .orElse(known)
                .and(scans.agrees(scan));
    }

    private static String scanned(String name, @Nullable StringType text) {
        if (text == null || text.getValue() == null || text.getValue().isBlank()) {
            throw Refusals.bad("parameter " + name + " is missing");
        }
        return text.getValue().strip();
    }
}
