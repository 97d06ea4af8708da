package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.donor.Due;
import org.lactarium.server.donor.Fitness;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.WaitingResultChart;
import org.lactarium.server.rule.WaitingResult;
import org.springframework.stereotype.Component;

/**
 * {@code Patient/[donor]/$fitness}: may this donor give today, and if not why and until when; and what falls due for her.
 * Judged by the same rules as a bag that she would express at that moment. Changes nothing.
 */
@Component
class DonorFitness implements BankOperation {

    private final Bench bench;
    private final DonorChart donors;
    private final WaitingResultChart waiting;
    private final Refusals refusals;

    DonorFitness(Bench bench, DonorChart donors, WaitingResultChart waiting, Refusals refusals) {
        this.bench = bench;
        this.donors = donors;
        this.waiting = waiting;
        this.refusals = refusals;
    }

    @Operation(name = "$fitness", typeName = "Patient", idempotent = true)
    public Parameters fitness(
            @IdParam IdType id, @OperationParam(name = "at") @Nullable DateType at, RequestDetails request) {
        var reference = "Patient/" + id.getIdPart();
        var donor = donors.file(reference).orElseThrow(() -> Refusals.bad(reference + " is no donor on record"));
        var doubts = WaitingResult.judge(donor.number(), waiting.ofDonor(reference));
        var found = Fitness.of(donor, moment(at), bench.profile(), doubts);
        var answer = new Parameters();
        answer.addParameter()
                .setName("fit")
                .setValue(new BooleanType(found.verdict().passes()));
        if (found.until() != null) {
            answer.addParameter()
                    .setName("until")
                    .setValue(new DateType(found.until().toString()));
        }
        found.verdict()
                .findings()
                .forEach(finding -> answer.addParameter().setName("rule").setValue(refusals.rule(finding, request)));
        for (var due : found.due()) {
            var part = answer.addParameter().setName("due");
            part.addPart().setName("what").setValue(what(due, refusals, request));
            part.addPart().setName("on").setValue(new DateType(due.on().toString()));
        }
        return answer;
    }

    /** Today is this moment; any other day is its noon. */
    private Instant moment(@Nullable DateType at) {
        var zone = bench.profile().zone();
        var now = bench.now();
        var day = at == null ? now.atZone(zone).toLocalDate() : day(at);
        return day.equals(now.atZone(zone).toLocalDate())
                ? now
                : day.atTime(12, 0).atZone(zone).toInstant();
    }

    static LocalDate day(DateType given) {
        if (given.getValueAsString() == null || given.getValueAsString().length() != 10) {
            throw Refusals.bad("a day is written as 2026-11-30");
        }
        return LocalDate.parse(given.getValueAsString());
    }

    static CodeableConcept what(Due due, Refusals refusals, RequestDetails request) {
        var code = due.kind().code();
        return Coded.concept(Systems.DUE, code).setText(refusals.phrase("due." + code, request));
    }
}
