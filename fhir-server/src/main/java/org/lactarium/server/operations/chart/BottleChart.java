package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.SupplyDelivery.SupplyDeliveryStatus;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.feeding.BottleAtHand;
import org.lactarium.server.feeding.WardClock;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Reads a bottle or aliquot as it stands: its batch, its dispenses, and what was fed from it already. */
@Component
public class BottleChart {

    /** Measured volume of intake of donor breast milk (SNOMED CT). */
    public static final String FEED_GIVEN = "819973005";

    /** mL; the last digit of a syringe. */
    public static final double EMPTY = 0.001;

    private final MilkRecord record;
    private final Units units;
    private final RuleProfile profile;

    BottleChart(MilkRecord record, Units units, RuleProfile profile) {
        this.record = record;
        this.units = units;
        this.profile = profile;
    }

    public static boolean canBeFed(MilkUnit unit) {
        return unit.type() == UnitType.BOTTLE || unit.type() == UnitType.ALIQUOT;
    }

    /** @param except id of a feed that is being written again and must not count twice; null when there is none */
    public BottleAtHand atHand(MilkUnit unit, @Nullable String except) {
        var line = line(unit);
        var expires = Stream.concat(Stream.of(unit), line.stream())
                .map(MilkUnit::expires)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        var clock = Stream.concat(Stream.of(unit), line.stream())
                .filter(BottleChart::canBeFed)
                .map(bottle -> clock(bottle, except))
                .reduce(WardClock.FROZEN, WardClock::and);
        var left = left(unit, except);
        return new BottleAtHand(
                unit.number(),
                // what only this feed used up was not used up when it was given
                except != null && unit.status() == UnitStatus.USED && left >= EMPTY
                        ? UnitStatus.DISPENSED
                        : unit.status(),
                line.stream().map(MilkUnit::status).toList(),
                expires,
                infants(unit, line),
                left,
                clock.thawedUntil(profile),
                clock.warmedUntil(profile));
    }

    /** What was reported of it and what follows from what was done with it; the earlier counts. */
    private WardClock clock(MilkUnit bottle, @Nullable String except) {
        var feeds = feeds(bottle).stream()
                .filter(feed -> !feed.getIdElement().getIdPart().equals(except))
                .toList();
        return WardChart.clock(List.of(bottle))
                .and(ImpliedClock.of(
                        bottle, feeds, drawn(bottle), profile.excursion().thawed()));
    }

    private List<MilkUnit> drawn(MilkUnit unit) {
        return unit.type() == UnitType.BOTTLE
                ? units.children(unit).stream()
                        .filter(child -> child.status() != UnitStatus.ENTERED_IN_ERROR)
                        .toList()
                : List.of();
    }

    /** What it was drawn from: the bottle of an aliquot, and the batch. */
    public List<MilkUnit> line(MilkUnit unit) {
        return units.ancestors(unit).stream()
                .filter(one -> one.type() == UnitType.BOTTLE || one.type() == UnitType.BATCH)
                .toList();
    }

    /** Whether it was dispensed to somebody, a feed by itself or with the bottle it was drawn from. */
    public boolean has(MilkUnit unit) {
        return !infants(unit, line(unit)).isEmpty();
    }

    /** Whoever was given a feed by itself has it, and nobody who was given the rest of its bottle. */
    private Set<String> infants(MilkUnit unit, List<MilkUnit> line) {
        var own = infants(Stream.of(unit).filter(BottleChart::canBeFed).toList());
        return own.isEmpty()
                ? infants(line.stream().filter(BottleChart::canBeFed).toList())
                : own;
    }

    /** Whether the infant still has what was dispensed: it was no mistake, and it did not go to another infant. */
    public static boolean stands(SupplyDelivery dispense) {
        return dispense.getStatus() != SupplyDeliveryStatus.ENTEREDINERROR
                && dispense.getStatus() != SupplyDeliveryStatus.ABANDONED;
    }

    private Set<String> infants(List<MilkUnit> bottles) {
        if (bottles.isEmpty()) {
            return Set.of();
        }
        var products = bottles.stream().map(MilkUnit::reference).collect(Collectors.joining(","));
        return record.find(SupplyDelivery.class, Query.where("product", products)).stream()
                .filter(BottleChart::stands)
                .map(dispense -> Coded.plain(dispense.getPatient()))
                .collect(Collectors.toSet());
    }

    /** mL: what was filled, less what was fed, filled or drawn off from it, sampled and thrown away in part. */
    public double left(MilkUnit unit) {
        return canBeFed(unit) ? left(unit, null) : leftToFill(unit);
    }

    private double left(MilkUnit unit, @Nullable String except) {
        var fed = feeds(unit).stream()
                .filter(feed -> !feed.getIdElement().getIdPart().equals(except))
                .mapToDouble(BottleChart::volume)
                .sum();
        var drawn = drawn(unit).stream().mapToDouble(MilkUnit::volume).sum();
        return unit.volume() - fed - drawn - taken(unit);
    }

    /** mL of milk that was not heated yet, or that was heated and filled into no bottle: of a batch what its pool still has. */
    private double leftToFill(MilkUnit milk) {
        if (milk.type() == UnitType.BATCH) {
            return units.parents(milk).stream()
                    .findFirst()
                    .map(this::leftToFill)
                    .orElse(0.0);
        }
        var filled = milk.type() != UnitType.POOL
                ? 0
                : units.children(milk).stream()
                        .filter(batch -> batch.status() != UnitStatus.ENTERED_IN_ERROR)
                        .mapToDouble(batch -> batch.volume() + taken(batch))
                        .sum();
        return milk.volume() - filled - taken(milk);
    }

    /** mL that went to a laboratory or was poured away. */
    private double taken(MilkUnit unit) {
        return WasteChart.wasted(record, unit) + WasteChart.sampled(record, unit);
    }

    /** Whether this is a feed, and was not withdrawn. */
    public static boolean stands(Observation feed) {
        return isFeed(feed) && !SerologyChart.withdrawn(feed);
    }

    /** To the last digit that was written. */
    public static boolean isSameVolume(Observation one, Observation other) {
        return one.getValue() instanceof Quantity was
                && other.getValue() instanceof Quantity is
                && was.hasValue()
                && is.hasValue()
                && was.getValue().compareTo(is.getValue()) == 0;
    }

    public static boolean isFeed(Observation observation) {
        return observation.getCode().hasCoding(Systems.SNOMED, FEED_GIVEN);
    }

    /** Feeds that were given from this unit. */
    public List<Observation> feeds(MilkUnit unit) {
        return written(unit).stream()
                .filter(feed -> !SerologyChart.withdrawn(feed))
                .toList();
    }

    /** Whether a feed was ever written down of it, or anything was drawn off or poured away. */
    public boolean opened(MilkUnit unit) {
        return !written(unit).isEmpty() || !units.children(unit).isEmpty() || WasteChart.wasted(record, unit) > 0;
    }

    private List<Observation> written(MilkUnit unit) {
        return record.find(
                Observation.class,
                Query.where("focus", unit.reference()).and("code", Query.token(Systems.SNOMED, FEED_GIVEN)));
    }

    /** mL */
    public static double volume(Observation feed) {
        return feed.getValue() instanceof Quantity quantity && quantity.hasValue()
                ? quantity.getValue().doubleValue()
                : 0;
    }
}
