package org.lactarium.server.operations.chart;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/** The resource of each step on the way of milk, and the papers that belong to it: runs, curves, cultures, signatures. */
@Component
public class Papers {

    private static final List<Class<? extends Resource>> STEPS =
            List.of(Patient.class, BiologicallyDerivedProduct.class, SupplyDelivery.class, Observation.class);

    private final MilkRecord record;

    Papers(MilkRecord record) {
        this.record = record;
    }

    /**
     * The steps in their own order, then their papers.
     *
     * @param nodes {@code Type/id}, as {@link RecordedFlow} names them
     */
    public List<Resource> of(Iterable<String> nodes) {
        Map<String, @Nullable Resource> steps = new LinkedHashMap<>();
        nodes.forEach(node -> steps.put(node, null));
        STEPS.forEach(
                type -> record.readAll(type, ids(type, steps.keySet())).forEach(step -> steps.put(key(step), step)));
        Map<String, Resource> found = new LinkedHashMap<>();
        steps.values().stream().filter(Objects::nonNull).forEach(step -> found.put(key(step), step));
        papers(List.copyOf(found.values())).forEach(paper -> found.putIfAbsent(key(paper), paper));
        return List.copyOf(found.values());
    }

    private Stream<Resource> papers(List<Resource> steps) {
        var milk =
                of(steps, BiologicallyDerivedProduct.class).map(MilkUnit::new).toList();
        var every = milk.stream().map(MilkUnit::reference).toList();
        var lots = milk.stream()
                .filter(unit -> unit.type() == UnitType.POOL || unit.type() == UnitType.BATCH)
                .map(MilkUnit::reference)
                .toList();
        var runs = milk.stream().flatMap(Papers::runs).toList();
        var orders = Stream.concat(
                        of(steps, SupplyDelivery.class).flatMap(Papers::order),
                        of(steps, Observation.class).flatMap(feed -> Coded.references(feed.getBasedOn()).stream()))
                .filter(reference -> reference.startsWith("NutritionOrder/"))
                .map(reference -> reference.substring("NutritionOrder/".length()))
                .toList();
        return Stream.<List<? extends Resource>>of(
                        record.readAll(NutritionOrder.class, orders),
                        record.readAll(Task.class, runs),
                        record.referring(Task.class, "subject", every),
                        record.referring(Task.class, "focus", lots),
                        record.referring(Observation.class, "focus", lots),
                        record.referring(DiagnosticReport.class, "product", lots),
                        record.referring(Specimen.class, "product", lots),
                        record.referring(Provenance.class, "target", lots))
                .flatMap(Collection::stream);
    }

    private static Stream<String> runs(MilkUnit unit) {
        return unit.product().getProcessing().stream()
                .map(step -> step.getExtensionByUrl(Extensions.RUN))
                .filter(Objects::nonNull)
                .map(run -> ((Reference) run.getValue()).getReferenceElement().getIdPart());
    }

    private static Stream<String> order(SupplyDelivery dispense) {
        var order = dispense.getExtensionByUrl(Extensions.FOR_ORDER);
        return order != null && order.getValue() instanceof Reference reference
                ? Stream.of(Coded.plain(reference))
                : Stream.empty();
    }

    private static <T extends Resource> Stream<T> of(List<Resource> steps, Class<T> type) {
        return steps.stream().filter(type::isInstance).map(type::cast);
    }

    private static List<String> ids(Class<? extends Resource> type, Collection<String> nodes) {
        var prefix = type.getSimpleName() + "/";
        return nodes.stream()
                .filter(node -> node.startsWith(prefix))
                .map(node -> node.substring(prefix.length()))
                .toList();
    }

    private static String key(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
