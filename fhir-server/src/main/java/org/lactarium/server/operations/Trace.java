package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Date;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.chart.Papers;
import org.lactarium.server.operations.chart.RecordedFlow;
import org.lactarium.server.recall.Direction;
import org.lactarium.server.recall.MilkGraph;
import org.springframework.stereotype.Component;

/**
 * {@code $trace}: from milk, a donor or an infant, every step there and back. For a traceability officer only, because
 * donor and infant meet in the answer.
 *
 * <p>{@code direction} defaults to both. From a donor milk flows onward, from an infant back.
 */
@Component
class Trace implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final RecordedFlow flow;
    private final Papers papers;

    Trace(Bench bench, MilkRecord record, RecordedFlow flow, Papers papers) {
        this.bench = bench;
        this.record = record;
        this.flow = flow;
        this.papers = papers;
    }

    @Operation(name = "$trace", typeName = "BiologicallyDerivedProduct", idempotent = true)
    public Bundle traceMilk(
            @IdParam IdType id,
            @OperationParam(name = "direction") @Nullable StringType direction,
            RequestDetails request) {
        bench.officer();
        return follow(bench.unit(id.getIdPart()).reference(), direction, request);
    }

    @Operation(name = "$trace", typeName = "Patient", idempotent = true)
    public Bundle tracePerson(
            @IdParam IdType id,
            @OperationParam(name = "direction") @Nullable StringType direction,
            RequestDetails request) {
        bench.officer();
        record.read(Patient.class, id.getIdPart()).orElseThrow(() -> Refusals.unknown("Patient/" + id.getIdPart()));
        return follow("Patient/" + id.getIdPart(), direction, request);
    }

    private Bundle follow(String start, @Nullable StringType asked, RequestDetails request) {
        var direction = asked == null || asked.isEmpty()
                ? Direction.BOTH
                : Direction.of(asked.getValue())
                        .orElseThrow(() -> Refusals.bad("direction must be sources, recipients or both"));
        var bundle = new Bundle().setType(BundleType.COLLECTION).setTimestamp(Date.from(bench.now()));
        papers.of(new MilkGraph(flow).follow(start, direction)).forEach(step -> bundle.addEntry()
                .setFullUrl(request.getFhirServerBase() + "/" + step.fhirType() + "/"
                        + step.getIdElement().getIdPart())
                .setResource(step));
        return bundle;
    }
}
