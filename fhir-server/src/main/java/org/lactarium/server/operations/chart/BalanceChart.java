package org.lactarium.server.operations.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.SupplyDelivery.SupplyDeliveryStatus;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.balance.Movement;
import org.lactarium.server.balance.Movement.Loss;
import org.lactarium.server.balance.Movement.State;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/** Reads what happened to the milk of many containers, with few searches. A batch is accounted for by its bottles. */
@Component
public class BalanceChart {

    private static final int AT_ONCE = 100;
    private static final String FEEDS = "&code=" + Query.token(Systems.SNOMED, BottleChart.FEED_GIVEN);

    private final MilkRecord record;

    BalanceChart(MilkRecord record) {
        this.record = record;
    }

    /** Everything that came with these, by the id of the unit. */
    private record Files(
            Map<String, MilkUnit> milk,
            Map<String, List<MilkUnit>> children,
            Map<String, List<Task>> discards,
            Map<String, SupplyDelivery> deliveries,
            Map<String, Double> samples,
            Map<String, Double> fed) {}

    /** @param all the units to account for, with their batches */
    public List<Movement> of(Collection<MilkUnit> all) {
        var files = files(all);
        return files.milk().values().stream()
                .filter(unit -> unit.type() != UnitType.BATCH && unit.status() != UnitStatus.ENTERED_IN_ERROR)
                .map(unit -> movement(unit, files))
                .toList();
    }

    private Movement movement(MilkUnit unit, Files files) {
        var delivery = delivery(unit, files);
        var losses = losses(unit, delivery, files);
        var samples = samples(unit, files);
        var given = unit.volume()
                - samples
                - losses.stream().mapToDouble(Loss::volume).sum();
        return new Movement(
                unit.reference(),
                unit.type(),
                unit.type() == UnitType.POOL ? poured(unit, files) : unit.volume(),
                unit.volume(),
                state(unit, delivery),
                gone(unit, files),
                onward(unit, given, files),
                delivered(unit, delivery),
                files.fed().getOrDefault(unit.reference(), 0.0),
                samples,
                losses);
    }

    /** A feed that a ward drew off left the bank with its bottle. */
    private static @Nullable SupplyDelivery delivery(MilkUnit unit, Files files) {
        var own = files.deliveries().get(unit.reference());
        var bottle = unit.type() == UnitType.ALIQUOT ? parent(unit, files) : null;
        return own != null || bottle == null ? own : files.deliveries().get(bottle.reference());
    }

    private static @Nullable Double delivered(MilkUnit unit, @Nullable SupplyDelivery delivery) {
        if (delivery == null) {
            return null;
        }
        return unit.type() == UnitType.ALIQUOT
                ? unit.volume()
                : delivery.getSuppliedItem().getQuantity().getValue().doubleValue();
    }

    private static State state(MilkUnit unit, @Nullable SupplyDelivery delivery) {
        return switch (unit.status()) {
            case DISCARDED -> State.GONE;
            case USED -> delivery == null ? State.PASSED_ON : State.THERE;
            default -> State.THERE;
        };
    }

    /** All that was left in a bag goes into the pool; what a pool gave is what stands in the bottles. */
    private double onward(MilkUnit unit, double given, Files files) {
        if (unit.type() == UnitType.DEPOSIT) {
            return unit.status() == UnitStatus.USED ? Math.max(0, given) : 0;
        }
        return files.children().getOrDefault(unit.id(), List.of()).stream()
                .filter(child -> child.status() != UnitStatus.ENTERED_IN_ERROR)
                .mapToDouble(MilkUnit::volume)
                .sum();
    }

    private double poured(MilkUnit pool, Files files) {
        return pool.parents().stream()
                .map(id -> files.milk().get(id))
                .filter(Objects::nonNull)
                .mapToDouble(bag -> bag.volume()
                        - samples(bag, files)
                        - losses(bag, null, files).stream()
                                .mapToDouble(Loss::volume)
                                .sum())
                .sum();
    }

    /** A sample of a batch was filled into a tube and into no bottle: the pool gave it. */
    private static double samples(MilkUnit unit, Files files) {
        var own = files.samples().getOrDefault(unit.reference(), 0.0);
        return unit.type() != UnitType.POOL
                ? own
                : own
                        + files.children().getOrDefault(unit.id(), List.of()).stream()
                                .mapToDouble(batch -> files.samples().getOrDefault(batch.reference(), 0.0))
                                .sum();
    }

    private static List<Loss> losses(MilkUnit unit, @Nullable SupplyDelivery delivery, Files files) {
        return files.discards().getOrDefault(unit.reference(), List.of()).stream()
                .filter(task -> WasteChart.part(task) > 0)
                .map(task -> new Loss(
                        WasteChart.cause(task),
                        WasteChart.part(task),
                        delivery != null
                                && !task.getAuthoredOn()
                                        .before(delivery.getOccurrenceDateTimeType()
                                                .getValue())))
                .toList();
    }

    /** Why it was thrown away: by itself, or with what it was made from. */
    private static String gone(MilkUnit unit, Files files) {
        for (MilkUnit one = unit; one != null; one = parent(one, files)) {
            var why = files.discards().getOrDefault(one.reference(), List.of()).stream()
                    .filter(task -> WasteChart.part(task) == 0)
                    .map(WasteChart::cause)
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
        Map<String, List<Task>> discards = new HashMap<>();
        Map<String, SupplyDelivery> deliveries = new HashMap<>();
        Map<String, Double> samples = new HashMap<>();
        var references = all.stream().map(MilkUnit::reference).toList();
        var step = "&code=" + Query.token(Systems.PROCESSING_STEP, "discard");
        found(Task.class, "subject=", references, step)
                .forEach(task -> discards.computeIfAbsent(Coded.plain(task.getFor()), none -> new ArrayList<>())
                        .add(task));
        found(SupplyDelivery.class, "product=", references, "")
                .filter(one -> one.getStatus() == SupplyDeliveryStatus.COMPLETED)
                .forEach(one ->
                        deliveries.put(Coded.alternate(one.getSuppliedItem().getItemReference()), one));
        found(Specimen.class, "product=", references, "").forEach(specimen -> {
            var taken = specimen.getCollection().getQuantity();
            if (taken.hasValue() && "mL".equals(taken.getCode())) {
                samples.merge(
                        Coded.alternate(specimen.getSubject()), taken.getValue().doubleValue(), Double::sum);
            }
        });
        Map<String, Double> fed = new HashMap<>();
        found(Observation.class, "focus=", references, FEEDS)
                .filter(feed -> !SerologyChart.withdrawn(feed))
                .forEach(
                        feed -> fed.merge(Coded.plain(feed.getFocusFirstRep()), BottleChart.volume(feed), Double::sum));
        return new Files(milk, children, discards, deliveries, samples, fed);
    }

    private <T extends Resource> Stream<T> found(Class<T> type, String search, List<String> references, String rest) {
        var found = new ArrayList<T>();
        for (int from = 0; from < references.size(); from += AT_ONCE) {
            var some = references.subList(from, Math.min(references.size(), from + AT_ONCE));
            found.addAll(record.find(type, search + String.join(",", some) + rest));
        }
        return found.stream();
    }
}
