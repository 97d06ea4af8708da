package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.SerologyChart;
import org.lactarium.server.operations.chart.Versions;
import org.springframework.stereotype.Component;

/**
 * {@code Observation/[id]/$withdraw}: a result, a deferral or a curve was a mistake. It is entered in error, and the milk that it alone
 * had rejected, recalled or let expire goes back on hold. Of a batch's own curve the right one comes with it. The same again changes
 * nothing.
 */
@Component
class WithdrawFact implements BankOperation {

    private final MilkRecord record;
    private final TakenBack papers;
    private final WithdrawnFacts facts;
    private final OtherCurve curves;

    WithdrawFact(MilkRecord record, TakenBack papers, WithdrawnFacts facts, OtherCurve curves) {
        this.record = record;
        this.papers = papers;
        this.facts = facts;
        this.curves = curves;
    }

    @Operation(name = "$withdraw", typeName = "Observation")
    public Parameters withdraw(@IdParam IdType id, @ResourceParam Parameters body) {
        var ask = Ask.of(body);
        var reason = papers.reason(body, "curve");
        var right = ask.optionalResource("curve", Observation.class).orElse(null);
        var name = "Observation/" + id.getIdPart();
        var asked = read(id);
        if (!WithdrawnFacts.concernsMilk(asked)) {
            throw Refusals.bad(name + " is no result, deferral or curve. Enter it in error by an update.");
        }
        var ofBatch = curves.batch(asked);
        if (ofBatch.isPresent() != (right != null)) {
            throw Refusals.bad(
                    right == null
                            ? "parameter curve is missing: a batch needs the right one"
                            : "parameter curve is for the curve of a batch");
        }
        var back = record.atomically(ofBatch.map(curves::locks).orElse(Set.of()), () -> {
            var fact = read(id);
            if (SerologyChart.withdrawn(fact)) {
                return List.<MilkUnit>of();
            }
            papers.keep(name, Versions.of(fact), reason);
            fact.setStatus(ObservationStatus.ENTEREDINERROR).addNote(papers.note(reason));
            var gone = record.update(fact);
            ofBatch.ifPresent(batch -> curves.replace(batch, right));
            return facts.follow(List.of(gone));
        });
        return papers.answer(name, back);
    }

    private Observation read(IdType id) {
        return record.read(Observation.class, id.getIdPart())
                .orElseThrow(() -> Refusals.unknown("Observation/" + id.getIdPart()));
    }
}
