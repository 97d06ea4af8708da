package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Task;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.operations.chart.Evidence;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.Units;
import org.springframework.stereotype.Component;

/**
 * {@code $explain}: why it was decided so. Of a unit, every decision about it and about the milk it came from, in the
 * order they were taken; of a Task or a Provenance, that decision. For those who answer for the milk.
 */
@Component
class Explain implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final Explanation explanation;

    Explain(Bench bench, MilkRecord record, Units units, Explanation explanation) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.explanation = explanation;
    }

    @Operation(name = "$explain", typeName = "Provenance", idempotent = true)
    public Parameters decision(@IdParam IdType id, RequestDetails request) {
        var paper = record.read(Provenance.class, id.getIdPart())
                .filter(Explain::decides)
                .orElseThrow(() -> Refusals.unknown("a decision Provenance/" + id.getIdPart()));
        return explanation.of(List.of(paper), request);
    }

    @Operation(name = "$explain", typeName = "Task", idempotent = true)
    public Parameters task(@IdParam IdType id, RequestDetails request) {
        record.read(Task.class, id.getIdPart()).orElseThrow(() -> Refusals.unknown("Task/" + id.getIdPart()));
        return explanation.of(about(List.of("Task/" + id.getIdPart())), request);
    }

    @Operation(name = "$explain", typeName = "BiologicallyDerivedProduct", idempotent = true)
    public Parameters milk(@IdParam IdType id, RequestDetails request) {
        var unit = bench.unit(id.getIdPart());
        var line = Stream.concat(Stream.of(unit), units.ancestors(unit).stream())
                .map(MilkUnit::reference)
                .toList();
        var recalls = record.find(DetectedIssue.class, Query.where("implicated", String.join(",", line))).stream()
                .map(issue -> "DetectedIssue/" + issue.getIdElement().getIdPart());
        return explanation.of(about(Stream.concat(line.stream(), recalls).toList()), request);
    }

    private List<Provenance> about(List<String> targets) {
        return record.find(Provenance.class, Query.where("target", String.join(",", targets))).stream()
                .filter(Explain::decides)
                .toList();
    }

    private static boolean decides(Provenance paper) {
        return Evidence.of(paper).isPresent() || paper.getMeta().hasProfile(Profiles.RELEASE_SIGNATURE);
    }
}
