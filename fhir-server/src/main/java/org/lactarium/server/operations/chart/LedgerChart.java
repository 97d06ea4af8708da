package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Specimen.SpecimenStatus;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.LedgerEntry;

/** Reads out of one resource what the ledger keeps of it. */
public final class LedgerChart {

    /** Resources of other types leave no entry. */
    public static final Set<String> TYPES =
            Set.of("BiologicallyDerivedProduct", "Task", "SupplyDelivery", "Observation", "Specimen", "Patient");

    private static final String MILK = "BiologicallyDerivedProduct/";

    private LedgerChart() {}

    public static List<LedgerEntry> of(Resource resource) {
        Stream<? extends LedgerEntry> entries =
                switch (resource.fhirType()) {
                    case "BiologicallyDerivedProduct" ->
                        Stream.of(milk(new MilkUnit((BiologicallyDerivedProduct) resource)));
                    case "Task" -> Stream.concat(discard((Task) resource).stream(), run((Task) resource).stream());
                    case "SupplyDelivery" -> dispense((SupplyDelivery) resource).stream();
                    case "Observation" -> feeds((Observation) resource);
                    case "Specimen" -> sample((Specimen) resource).stream();
                    case "Patient" -> links((Patient) resource);
                    default -> Stream.empty();
                };
        return entries.map(entry -> (LedgerEntry) entry).toList();
    }

    static LedgerEntry.Milk milk(MilkUnit unit) {
        var code = unit.product().getProductCode().getCodingFirstRep().getCode();
        return new LedgerEntry.Milk(
                unit.id(),
                unit.type().code(),
                unit.status().code(),
                code == null ? "" : code,
                unit.location().map(Coded::plain).orElse(""),
                unit.volume(),
                second(unit.expires()),
                unit.processed(),
                second(unit.lastStep()),
                unit.donor(),
                unit.parents().stream().filter(parent -> parent != null).toList());
    }

    static Optional<LedgerEntry.Discard> discard(Task task) {
        var unit = Coded.plain(task.getFor());
        if (!task.getCode().hasCoding(Systems.PROCESSING_STEP, "discard")
                || !unit.startsWith(MILK)
                || !task.hasAuthoredOn()) {
            return Optional.empty();
        }
        var part = WasteChart.part(task);
        return Optional.of(new LedgerEntry.Discard(
                id(task),
                bare(unit),
                WasteChart.cause(task),
                part == 0 ? null : part,
                task.getAuthoredOn().toInstant().truncatedTo(ChronoUnit.SECONDS)));
    }

    private static Optional<LedgerEntry.Run> run(Task task) {
        var device = Coded.plain(task.getOwner());
        return device.startsWith("Device/")
                ? Optional.of(new LedgerEntry.Run(id(task), device, second(RunChart.began(task))))
                : Optional.empty();
    }

    static Optional<LedgerEntry.Dispense> dispense(SupplyDelivery dispense) {
        var unit = Coded.alternate(dispense.getSuppliedItem().getItemReference());
        if (!unit.startsWith(MILK)) {
            return Optional.empty();
        }
        var quantity = dispense.getSuppliedItem().getQuantity();
        return Optional.of(new LedgerEntry.Dispense(
                id(dispense),
                bare(unit),
                Coded.plain(dispense.getPatient()),
                quantity.hasValue() ? quantity.getValue().doubleValue() : 0,
                dispense.hasStatus() ? dispense.getStatus().toCode() : "",
                dispense.getOccurrence() instanceof DateTimeType at && at.hasValue()
                        ? second(at.getValue().toInstant())
                        : null,
                dispense.getMeta().getLastUpdated().toInstant()));
    }

    static Stream<LedgerEntry.Feed> feeds(Observation feed) {
        return BottleChart.stands(feed)
                ? Coded.references(feed.getFocus()).stream()
                        .filter(unit -> unit.startsWith(MILK))
                        .distinct()
                        .map(unit -> new LedgerEntry.Feed(
                                id(feed), bare(unit), Coded.plain(feed.getSubject()), BottleChart.volume(feed)))
                : Stream.empty();
    }

    /** Of one that was never taken there is no volume. */
    static Optional<LedgerEntry.Sample> sample(Specimen specimen) {
        var unit = Coded.alternate(specimen.getSubject());
        var taken = specimen.getCollection().getQuantity();
        boolean drawn = specimen.getStatus() != SpecimenStatus.ENTEREDINERROR;
        return drawn && unit.startsWith(MILK) && taken.hasValue() && "mL".equals(taken.getCode())
                ? Optional.of(new LedgerEntry.Sample(
                        id(specimen), bare(unit), taken.getValue().doubleValue()))
                : Optional.empty();
    }

    private static Stream<LedgerEntry.Link> links(Patient person) {
        return person.getLink().stream()
                .filter(link -> DonorAliases.SAME.contains(link.getType()))
                .map(link -> Coded.plain(link.getOther()))
                .filter(other -> other.startsWith("Patient/"))
                .distinct()
                .map(other -> new LedgerEntry.Link("Patient/" + id(person), other));
    }

    /** A moment that is just being written may still have parts of a second; what is stored has none. */
    private static @Nullable Instant second(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String id(Resource resource) {
        return resource.getIdElement().getIdPart();
    }

    private static String bare(String unit) {
        return unit.substring(MILK.length());
    }
}
