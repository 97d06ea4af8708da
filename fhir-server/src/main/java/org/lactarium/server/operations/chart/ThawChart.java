package org.lactarium.server.operations.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.ThawEnd;
import org.springframework.stereotype.Component;

/** Finds the milk that left the freezer and was not heated. */
@Component
public class ThawChart {

    private static final Query POOLS = Query.where("unit-type", UnitType.POOL.code())
            .and("unit-status", UnitStatus.REGISTERED.code() + "," + UnitStatus.QUARANTINE.code());

    private final RunChart runs;
    private final Units units;

    ThawChart(RunChart runs, Units units) {
        this.runs = runs;
        this.units = units;
    }

    /** @param waiting containers and pools that were not heated; at least one */
    public record Thawing(Task thaw, List<MilkUnit> waiting) {}

    public List<Thawing> now() {
        Map<String, Task> thaws = new LinkedHashMap<>();
        Stream.concat(runs.running().stream(), units.found(POOLS).stream().flatMap(pool -> runs.thawOf(pool).stream()))
                .forEach(thaw -> thaws.putIfAbsent(thaw.getIdElement().getIdPart(), thaw));
        return thaws.values().stream()
                .map(thaw -> new Thawing(thaw, waiting(thaw)))
                .filter(one -> !one.waiting().isEmpty())
                .toList();
    }

    /** Containers of a thaw that are in no pool, and its pools, as far as they were not heated or done away with. */
    public List<MilkUnit> waiting(Task thaw) {
        return Stream.concat(RunChart.units(thaw).stream(), RunChart.pools(thaw).stream())
                .map(reference -> reference.substring(reference.indexOf('/') + 1))
                .flatMap(id -> units.read(id).stream())
                .filter(unit -> ThawEnd.waiting(unit.status()))
                .toList();
    }
}
