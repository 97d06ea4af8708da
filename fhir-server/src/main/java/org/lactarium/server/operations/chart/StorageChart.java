package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Period;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/** Finds the milk that stood in a place. */
@Component
public class StorageChart {

    /** Milk that is gone keeps the place it went from, and in time it is nearly all there is. */
    private static final Query STANDING = Query.where(
            "unit-status",
            Stream.of(UnitStatus.values())
                    .filter(UnitMoves::stocked)
                    .map(UnitStatus::code)
                    .collect(Collectors.joining(",")));

    private final MilkRecord record;
    private final Units units;

    StorageChart(MilkRecord record, Units units) {
        this.record = record;
        this.units = units;
    }

    /**
     * Milk that stands in a place or in any part of it, and did not come into being after {@code end}.
     *
     * @param place {@code Location/x}
     * @param moved ids of units that stood there then and do not any more
     */
    public List<MilkUnit> standing(String place, List<String> moved, Instant end) {
        Map<String, MilkUnit> found = new LinkedHashMap<>();
        Stream.concat(
                        withAllWithin(place).stream()
                                .flatMap(one ->
                                        units.found(Query.where("location", one).and(STANDING)).stream()),
                        moved.stream().flatMap(id -> units.read(id).stream()))
                .filter(unit -> UnitMoves.stocked(unit.status()))
                .filter(unit -> !bornAfter(unit, end))
                .forEach(unit -> found.putIfAbsent(unit.id(), unit));
        return List.copyOf(found.values());
    }

    Set<String> withAllWithin(String place) {
        var found = new LinkedHashSet<String>();
        var level = List.of(place);
        while (!level.isEmpty()) {
            level = level.stream()
                    .filter(found::add)
                    .flatMap(one -> record.find(Location.class, Query.where("partof", one)).stream())
                    .map(part -> "Location/" + part.getIdElement().getIdPart())
                    .toList();
        }
        return found;
    }

    /** By its own first step; a bottle has none and stays in, because in doubt milk is held. */
    public static boolean bornAfter(MilkUnit unit, Instant end) {
        return unit.product().getProcessing().stream()
                .map(step -> step.getTime())
                .filter(Period.class::isInstance)
                .map(Period.class::cast)
                .filter(Period::hasStart)
                .map(period -> period.getStart().toInstant())
                .min(Instant::compareTo)
                .filter(end::isBefore)
                .isPresent();
    }
}
