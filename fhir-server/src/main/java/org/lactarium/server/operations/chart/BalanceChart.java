package org.lactarium.server.operations.chart;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingDouble;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.SupplyDelivery.SupplyDeliveryStatus;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.balance.Movement;
import org.lactarium.server.balance.Sheet;
import org.lactarium.server.balance.Sheet.Delivery;
import org.lactarium.server.balance.Sheet.Part;
import org.lactarium.server.operations.LedgerEntry;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/** Reads what happened to the milk of many containers, with few searches. A batch is accounted for by its bottles. */
@Component
public class BalanceChart {

    private final MilkRecord record;

    BalanceChart(MilkRecord record) {
        this.record = record;
    }

    /** Everything that came with these, by the bare id of the unit. */
    private record Files(
            Map<String, MilkUnit> milk,
            Map<String, List<MilkUnit>> children,
            Map<String, List<LedgerEntry.Discard>> discards,
            Map<String, LedgerEntry.Dispense> dispenses,
            Map<String, Double> fed,
            Map<String, Double> samples) {}

    /** @param all the units to account for, with their batches */
    public List<Movement> of(Collection<MilkUnit> all) {
        var files = files(all);
        return files.milk().values().stream()
                .filter(unit -> unit.type() != UnitType.BATCH && unit.status() != UnitStatus.ENTERED_IN_ERROR)
                .map(unit -> sheet(unit, files).movement())
                .toList();
    }

    private static Sheet sheet(MilkUnit unit, Files files) {
        return new Sheet(
                unit.reference(),
                unit.type(),
                unit.status(),
                unit.volume(),
                unit.type() == UnitType.POOL ? poured(unit, files) : 0,
                children(unit, files),
                samples(unit, files),
                delivery(unit, files),
                files.fed().getOrDefault(unit.id(), 0.0),
                gone(unit, files),
                parts(unit, files));
    }

    /** A feed that a ward drew off left the bank with its bottle. */
    private static @Nullable Delivery delivery(MilkUnit unit, Files files) {
        var own = files.dispenses().get(unit.id());
        if (own == null && unit.type() == UnitType.ALIQUOT && !unit.parents().isEmpty()) {
            own = files.dispenses().get(unit.parents().get(0));
        }
        return own == null ? null : new Delivery(own.volume(), own.at());
    }

    private static double children(MilkUnit unit, Files files) {
        return files.children().getOrDefault(unit.id(), List.of()).stream()
                .filter(child -> child.status() != UnitStatus.ENTERED_IN_ERROR)
                .mapToDouble(MilkUnit::volume)
                .sum();
    }

    private static double poured(MilkUnit pool, Files files) {
        return pool.parents().stream()
                .map(id -> files.milk().get(id))
                .filter(Objects::nonNull)
                .mapToDouble(bag -> bag.volume()
                        - samples(bag, files)
                        - parts(bag, files).stream().mapToDouble(Part::volume).sum())
                .sum();
    }

    /** A sample of a batch was filled into a tube and into no bottle: the pool gave it. */
    private static double samples(MilkUnit unit, Files files) {
        var own = files.samples().getOrDefault(unit.id(), 0.0);
        return unit.type() != UnitType.POOL
                ? own
                : own
                        + files.children().getOrDefault(unit.id(), List.of()).stream()
                                .mapToDouble(batch -> files.samples().getOrDefault(batch.id(), 0.0))
                                .sum();
    }

    /** What was poured away of a batch was filled into no bottle either. */
    private static List<Part> parts(MilkUnit unit, Files files) {
        var batches = unit.type() == UnitType.POOL
                ? files.children().getOrDefault(unit.id(), List.<MilkUnit>of())
                : List.<MilkUnit>of();
        return Stream.concat(Stream.of(unit), batches.stream())
                .flatMap(one -> files.discards().getOrDefault(one.id(), List.of()).stream())
                .filter(discard -> discard.volume() != null)
                .map(discard ->
                        new Part(discard.cause(), Objects.requireNonNullElse(discard.volume(), 0.0), discard.at()))
                .toList();
    }

    /** Why it was thrown away: by itself, or with what it was made from. */
    private static String gone(MilkUnit unit, Files files) {
        for (MilkUnit one = unit; one != null; one = parent(one, files)) {
            var why = files.discards().getOrDefault(one.id(), List.of()).stream()
                    .filter(discard -> discard.volume() == null)
                    .map(LedgerEntry.Discard::cause)
                    .findFirst();
            if (why.isPresent()) {
                return why.get();
            }
        }
        return "other";
    }

    private static @Nullable MilkUnit parent(MilkUnit unit, Files files) {
        return unit.parents().isEmpty() ? null : files.milk().get(unit.parents().get(0));
    }

    private Files files(Collection<MilkUnit> all) {
        Map<String, MilkUnit> milk = new HashMap<>();
        Map<String, List<MilkUnit>> children = new HashMap<>();
        for (var unit : all) {
            milk.put(unit.id(), unit);
            unit.parents().forEach(parent -> children.computeIfAbsent(parent, none -> new ArrayList<>())
                    .add(unit));
        }
        var units = all.stream().map(MilkUnit::reference).toList();
        var discards = record.referring(Task.class, "subject", units).stream()
                .flatMap(task -> LedgerChart.discard(task).stream())
                .collect(groupingBy(LedgerEntry.Discard::unit));
        var dispenses = record.referring(SupplyDelivery.class, "product", units).stream()
                .filter(BalanceChart::left)
                .flatMap(one -> LedgerChart.dispense(one).stream())
                .collect(toMap(LedgerEntry.Dispense::unit, one -> one, BalanceChart::later));
        var fed = record.referring(Observation.class, "focus", units).stream()
                .flatMap(LedgerChart::feeds)
                .collect(groupingBy(LedgerEntry.Feed::unit, summingDouble(LedgerEntry.Feed::volume)));
        var samples = record.referring(Specimen.class, "product", units).stream()
                .flatMap(specimen -> LedgerChart.sample(specimen).stream())
                .collect(groupingBy(LedgerEntry.Sample::unit, summingDouble(LedgerEntry.Sample::volume)));
        return new Files(milk, children, discards, dispenses, fed, samples);
    }

    /** On its way to another place it is out of the bank as well. */
    private static boolean left(SupplyDelivery dispense) {
        return dispense.getStatus() == SupplyDeliveryStatus.COMPLETED
                || dispense.getStatus() == SupplyDeliveryStatus.INPROGRESS;
    }

    private static LedgerEntry.Dispense later(LedgerEntry.Dispense one, LedgerEntry.Dispense other) {
        return one.written().isBefore(other.written()) ? other : one;
    }
}
