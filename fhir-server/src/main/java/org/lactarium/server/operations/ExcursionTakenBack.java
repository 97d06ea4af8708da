package org.lactarium.server.operations;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.feeding.WardClock;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.Evidence;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.SerologyChart;
import org.lactarium.server.operations.chart.StorageChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.WardChart;
import org.lactarium.server.rule.RuleId;
import org.springframework.stereotype.Component;

/**
 * Stops the clocks that the curve of a freezer had started, when the curve is taken back. What another curve of the same place says
 * starts its own. The holds stay: two people lift them.
 */
@Component
class ExcursionTakenBack {

    private static final Query THAWS = Query.where("status", "in-progress,failed")
            .and("code", Query.token(Systems.PROCESSING_STEP, RunChart.THAW));

    private final MilkRecord record;
    private final Units units;
    private final ColdStore store;
    private final WardExpiry expiry;

    ExcursionTakenBack(MilkRecord record, Units units, ColdStore store, WardExpiry expiry) {
        this.record = record;
        this.units = units;
        this.store = store;
        this.expiry = expiry;
    }

    /** @return the milk whose clocks were stopped, by the fact that is gone with them: the curve, or the thaw it had begun */
    Map<MilkUnit, String> stop(Observation curve) {
        var self = "Observation/" + curve.getIdElement().getIdPart();
        Map<MilkUnit, String> stopped = new LinkedHashMap<>();
        record.find(Provenance.class, Query.where("target", self))
                .forEach(paper -> thawedFrom(paper).forEach(from -> bottles(paper)
                        .filter(bottle -> WardChart.remove(bottle, new WardClock(from, from, null)))
                        .forEach(bottle -> {
                            expiry.settle(bottle);
                            stopped.put(bottle, self);
                        })));
        record.find(Task.class, THAWS).stream()
                .filter(thaw -> Coded.plain(thaw.getReasonReference()).equals(self) && !takenOn(thaw))
                .forEach(thaw -> {
                    record.update(thaw.setStatus(TaskStatus.ENTEREDINERROR));
                    members(thaw)
                            .forEach(unit -> stopped.put(
                                    unit, "Task/" + thaw.getIdElement().getIdPart()));
                });
        if (!stopped.isEmpty()) {
            others(curve).forEach(other -> start(other, List.copyOf(stopped.keySet())));
        }
        return stopped;
    }

    /** Somebody has thawed it on purpose since: that clock is hers. */
    private boolean takenOn(Task thaw) {
        return !RunChart.pools(thaw).isEmpty()
                || members(thaw)
                        .anyMatch(unit -> unit.status() == UnitStatus.REGISTERED || unit.status() == UnitStatus.USED);
    }

    private Stream<MilkUnit> members(Task thaw) {
        return RunChart.units(thaw).stream().flatMap(reference -> units.scanned(reference).stream());
    }

    private Stream<MilkUnit> bottles(Provenance paper) {
        return paper.getTarget().stream()
                .map(Coded::plain)
                .filter(target -> target.startsWith("BiologicallyDerivedProduct/"))
                .flatMap(target -> units.scanned(target).stream())
                .filter(BottleChart::canBeFed);
    }

    private static Stream<Instant> thawedFrom(Provenance paper) {
        return Evidence.of(paper).stream()
                .flatMap(evidence -> Evidence.rules(evidence).stream())
                .filter(asked -> asked.finding().rule() == RuleId.STORAGE_MAY_HAVE_THAWED)
                .flatMap(asked -> asked.finding().arguments().stream())
                .filter(Instant.class::isInstance)
                .map(Instant.class::cast);
    }

    private Stream<Observation> others(Observation curve) {
        var ofPlace = Query.where("subject", Coded.plain(curve.getSubject()))
                .and("code", Query.token(Systems.MILK_OBSERVATION, "temperature-curve"));
        return record.find(Observation.class, ofPlace).stream().filter(other -> !SerologyChart.withdrawn(other));
    }

    private void start(Observation other, List<MilkUnit> milk) {
        var logged = LoggedCurve.of("curve", other);
        var found = store.judge(logged, Coded.plain(other.getSubject()));
        if (found.thawedFrom() == null) {
            return;
        }
        var now = milk.stream()
                .flatMap(unit -> units.read(unit.id()).stream())
                .filter(unit -> stoodThere(unit, logged.end()))
                .toList();
        now.forEach(unit -> store.shorten(found, unit));
        store.clock(found, now, new Reference(Coded.plain(other.getSubject())), other);
    }

    /** As far as its making tells; a bottle was made with its batch. */
    private boolean stoodThere(MilkUnit unit, Instant end) {
        return BottleChart.canBeFed(unit)
                ? units.ancestors(unit).stream()
                        .filter(one -> one.type() == UnitType.BATCH)
                        .noneMatch(batch -> StorageChart.bornAfter(batch, end))
                : !StorageChart.bornAfter(unit, end);
    }
}
