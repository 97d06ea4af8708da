package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.chart.Papers;
import org.lactarium.server.recall.Direction;
import org.lactarium.server.recall.MilkGraph;
import org.springframework.stereotype.Component;

/**
 * {@code $trace}: from milk, a donor, an infant, a device or a lot of consumables, every step there and back. For a
 * traceability officer only, because donor and infant meet in the answer.
 *
 * <p>{@code direction} defaults to both. From a donor milk flows onward, from an infant back. Without a {@code reason}
 * people are pseudonymous; with one the answer says who they are, and an AuditEvent is stored with it or neither is.
 */
@Component
class Trace implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final MilkLedger ledger;
    private final Papers papers;
    private final RecallScope scopes;
    private final Disclosure disclosure;

    Trace(Bench bench, MilkRecord record, MilkLedger ledger, Papers papers, RecallScope scopes, Disclosure disclosure) {
        this.bench = bench;
        this.record = record;
        this.ledger = ledger;
        this.papers = papers;
        this.scopes = scopes;
        this.disclosure = disclosure;
    }

    @Operation(name = "$trace", typeName = "BiologicallyDerivedProduct", idempotent = true)
    public Bundle traceMilk(
            @IdParam IdType id,
            @OperationParam(name = "direction") @Nullable StringType direction,
            @OperationParam(name = "reason") @Nullable StringType reason,
            RequestDetails request) {
        return follow(List.of(bench.unit(id.getIdPart()).reference()), direction, reason, request);
    }

    @Operation(name = "$trace", typeName = "BiologicallyDerivedProduct")
    public Bundle traceAll(@ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        return follow(
                scopes.nodes(scopes.of(ask)),
                ask.optionalText("direction").map(StringType::new).orElse(null),
                ask.optionalText("reason").map(StringType::new).orElse(null),
                request);
    }

    @Operation(name = "$trace", typeName = "Patient", idempotent = true)
    public Bundle tracePerson(
            @IdParam IdType id,
            @OperationParam(name = "direction") @Nullable StringType direction,
            @OperationParam(name = "reason") @Nullable StringType reason,
            RequestDetails request) {
        record.read(Patient.class, id.getIdPart()).orElseThrow(() -> Refusals.unknown("Patient/" + id.getIdPart()));
        return follow(List.of("Patient/" + id.getIdPart()), direction, reason, request);
    }

    private Bundle follow(
            Collection<String> starts,
            @Nullable StringType asked,
            @Nullable StringType reason,
            RequestDetails request) {
        var direction = asked == null || asked.isEmpty()
                ? Direction.BOTH
                : Direction.of(asked.getValue())
                        .orElseThrow(() -> Refusals.bad("direction must be sources, recipients or both"));
        var steps = new LinkedHashSet<String>();
        starts.forEach(start -> steps.addAll(new MilkGraph(ledger.flow()).follow(start, direction)));
        if (reason == null || reason.getValue() == null || reason.getValue().isBlank()) {
            return bundle(steps, false, request);
        }
        return record.atomically(Set.of(), () -> {
            var named = bundle(steps, true, request);
            disclosure.write(
                    "$trace",
                    reason.getValue().strip(),
                    steps.stream().filter(step -> step.startsWith("Patient/")).toList());
            return named;
        });
    }

    private Bundle bundle(Collection<String> steps, boolean named, RequestDetails request) {
        var bundle = new Bundle().setType(BundleType.COLLECTION).setTimestamp(Date.from(bench.now()));
        papers.of(steps).forEach(step -> bundle.addEntry()
                .setFullUrl(request.getFhirServerBase() + "/" + step.fhirType() + "/"
                        + step.getIdElement().getIdPart())
                .setResource(named ? step : Pseudonyms.of(step)));
        return named ? bundle : Pseudonyms.in(bundle);
    }
}
