package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.balance.Movement;
import org.lactarium.server.feeding.Shelf;
import org.lactarium.server.operations.LedgerEntry;
import org.lactarium.server.operations.MilkLedger;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.recall.MilkFlow;
import org.lactarium.server.recall.Window;
import org.springframework.stereotype.Component;

/** Adds up by searches: right with any record, and only as far as a search reaches. */
@Component
public class SearchedLedger implements MilkLedger {

    /** States of milk that stands in the bank. */
    public static final Set<UnitStatus> HERE = Set.of(
            UnitStatus.REGISTERED,
            UnitStatus.QUARANTINE,
            UnitStatus.PENDING_RESULTS,
            UnitStatus.RELEASED,
            UnitStatus.ALLOCATED);

    /** What stands on a shelf; with it, feeds that were drawn from a bottle until it was empty. */
    public static final Set<UnitType> CONTAINERS = Set.of(UnitType.DEPOSIT, UnitType.POOL, UnitType.BOTTLE);

    private final MilkRecord record;
    private final Units units;
    private final BalanceChart chart;
    private final RecordedFlow flow;

    SearchedLedger(MilkRecord record, Units units, BalanceChart chart, RecordedFlow flow) {
        this.record = record;
        this.units = units;
        this.chart = chart;
        this.flow = flow;
    }

    @Override
    public List<Shelf> stock(@Nullable String product, @Nullable String location, Instant now) {
        var here = HERE.stream().map(UnitStatus::code).collect(Collectors.joining(","));
        var containers = CONTAINERS.stream().map(UnitType::code).collect(Collectors.joining(","));
        return Shelf.count(
                Stream.concat(
                                units.found(Query.where("unit-status", here).and("unit-type", containers)).stream(),
                                units.found(Query.where("unit-status", here).and("unit-type", "aliquot")).stream()
                                        .filter(this::isAllThereIs))
                        .map(unit -> onShelf(LedgerChart.milk(unit)))
                        .filter(unit ->
                                product == null || unit.place().product().equals(product))
                        .filter(unit ->
                                location == null || unit.place().location().equals(location))
                        .toList(),
                now);
    }

    /** Of a bottle that stands there too, a feed is a part. */
    private boolean isAllThereIs(MilkUnit feed) {
        return units.parents(feed).stream().anyMatch(bottle -> bottle.status() == UnitStatus.USED);
    }

    private static Shelf.Unit onShelf(LedgerEntry.Milk milk) {
        return new Shelf.Unit(
                new Shelf.Place(milk.product(), milk.status(), milk.location()), milk.volume(), milk.expires());
    }

    @Override
    public double dispensed(Instant since) {
        return record.find(SupplyDelivery.class, Query.where("_lastUpdated", "ge" + since)).stream()
                .flatMap(dispense -> LedgerChart.dispense(dispense).stream())
                .mapToDouble(LedgerEntry.Dispense::volume)
                .sum();
    }

    @Override
    public double released(Instant now) {
        return nextToExpire(now.minusMillis(1), Integer.MAX_VALUE).stream()
                .flatMap(bottle -> units.read(bottle.id()).stream())
                .mapToDouble(MilkUnit::volume)
                .sum();
    }

    /** Always all of them. */
    @Override
    public List<Released> nextToExpire(Instant after, int atLeast) {
        return units
                .found(Query.where("unit-type", UnitType.BOTTLE.code()).and("unit-status", UnitStatus.RELEASED.code()))
                .stream()
                .map(bottle -> new Released(bottle.id(), expires(bottle)))
                .filter(bottle -> bottle.expires().isAfter(after))
                .sorted(Comparator.comparing(Released::expires).thenComparing(Released::id))
                .toList();
    }

    private Instant expires(MilkUnit bottle) {
        return Stream.concat(Stream.of(bottle), units.parents(bottle).stream())
                .map(MilkUnit::expires)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    @Override
    public void movements(Window made, Consumer<Movement> each) {
        var all = units.found(Query.where(
                "unit-type", Stream.of(UnitType.values()).map(UnitType::code).collect(Collectors.joining(","))));
        Map<String, MilkUnit> byId = new HashMap<>();
        all.forEach(unit -> byId.put(unit.id(), unit));
        Set<String> meant = new HashSet<>();
        all.stream()
                .filter(unit -> made.covers(unit.made(
                        unit.parents().isEmpty()
                                ? null
                                : byId.get(unit.parents().get(0)))))
                .forEach(unit -> meant.add(unit.reference()));
        chart.of(all).stream()
                .filter(movement -> meant.contains(movement.unit()))
                .forEach(each);
    }

    @Override
    public List<String> runs(String device, Window began) {
        return record.find(Task.class, Query.where("owner", device)).stream()
                .filter(run -> began.covers(RunChart.began(run)))
                .map(run -> run.getIdElement().getIdPart())
                .toList();
    }

    @Override
    public MilkFlow flow() {
        return flow;
    }
}
