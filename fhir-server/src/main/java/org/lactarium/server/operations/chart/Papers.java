package org.lactarium.server.operations.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.lactarium.profiles.Extensions;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/** The resource of each step on the way of milk, and the papers that belong to it: runs, curves, cultures, signatures. */
@Component
public class Papers {

    private final MilkRecord record;

    Papers(MilkRecord record) {
        this.record = record;
    }

    /** @param nodes {@code Type/id}, as {@link RecordedFlow} names them */
    public List<Resource> of(Iterable<String> nodes) {
        Map<String, Resource> found = new LinkedHashMap<>();
        for (var node : nodes) {
            step(node).forEach(resource -> found.putIfAbsent(key(resource), resource));
        }
        return List.copyOf(found.values());
    }

    private Stream<Resource> step(String node) {
        var id = node.substring(node.indexOf('/') + 1);
        return switch (node.substring(0, node.indexOf('/'))) {
            case "Patient" -> one(Patient.class, id);
            case "SupplyDelivery" ->
                record.read(SupplyDelivery.class, id).stream()
                        .flatMap(dispense -> Stream.concat(Stream.of(dispense), order(dispense)));
            case "Observation" ->
                record.read(Observation.class, id).stream()
                        .flatMap(feed -> Stream.concat(Stream.of(feed), orders(feed.getBasedOn())));
            default ->
                record.read(BiologicallyDerivedProduct.class, id).stream()
                        .flatMap(unit -> Stream.concat(Stream.of(unit), papers(new MilkUnit(unit))));
        };
    }

    private Stream<Resource> papers(MilkUnit unit) {
        var reference = unit.reference();
        var runs = unit.product().getProcessing().stream()
                .map(step -> step.getExtensionByUrl(Extensions.RUN))
                .filter(run -> run != null)
                .flatMap(run -> one(
                        Task.class,
                        ((Reference) run.getValue()).getReferenceElement().getIdPart()));
        var about =
                switch (unit.type()) {
                    case POOL, BATCH ->
                        Stream.<List<? extends Resource>>of(
                                record.find(Task.class, "focus=" + reference),
                                record.find(Observation.class, "focus=" + reference),
                                record.find(DiagnosticReport.class, "product=" + reference),
                                record.find(Specimen.class, "product=" + reference),
                                record.find(Provenance.class, "target=" + reference));
                    default -> Stream.<List<? extends Resource>>empty();
                };
        var handled = record.find(Task.class, "subject=" + reference).stream();
        return Stream.concat(Stream.concat(runs, handled), about.flatMap(List::stream));
    }

    private Stream<Resource> order(SupplyDelivery dispense) {
        var order = dispense.getExtensionByUrl(Extensions.FOR_ORDER);
        return order != null && order.getValue() instanceof Reference reference
                ? orders(List.of(reference))
                : Stream.empty();
    }

    private Stream<Resource> orders(List<Reference> references) {
        return Coded.references(references).stream()
                .filter(reference -> reference.startsWith("NutritionOrder/"))
                .flatMap(reference -> one(NutritionOrder.class, reference.substring("NutritionOrder/".length())));
    }

    private <T extends Resource> Stream<Resource> one(Class<T> type, String id) {
        return record.read(type, id).stream().map(resource -> resource);
    }

    private static String key(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
