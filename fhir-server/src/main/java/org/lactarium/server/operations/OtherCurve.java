package org.lactarium.server.operations;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Expiry;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.HeatingChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.Units;
import org.springframework.stereotype.Component;

/** The right curve of a batch in place of one that belongs to another run: times, last moment and judgement follow it. */
@Component
class OtherCurve {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final MilkLocks locks;
    private final RunChart devices;
    private final HeatingChart heatings;
    private final WardExpiry expiry;
    private final RunReappraisal runs;

    OtherCurve(
            Bench bench,
            MilkRecord record,
            Units units,
            MilkLocks locks,
            RunChart devices,
            HeatingChart heatings,
            WardExpiry expiry,
            RunReappraisal runs) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.locks = locks;
        this.devices = devices;
        this.heatings = heatings;
        this.expiry = expiry;
        this.runs = runs;
    }

    /** The batch whose heating this curve tells; empty for that of a freezer or a thaw. */
    Optional<MilkUnit> batch(Observation curve) {
        return WithdrawnFacts.isCurve(curve)
                ? Coded.references(curve.getFocus()).stream()
                        .filter(focus -> !focus.startsWith("Task/"))
                        .flatMap(focus -> units.scanned(focus).stream())
                        .filter(unit -> unit.type() == UnitType.BATCH)
                        .findFirst()
                : Optional.empty();
    }

    Set<Lock> locks(MilkUnit batch) {
        return new TreeSet<>(locks.withWhatItRestsOn(batch));
    }

    void replace(MilkUnit asked, Observation right) {
        var logged = LoggedCurve.of("curve", right);
        if (logged.end().isAfter(bench.now())) {
            throw Refusals.bad("parameter curve ends in the future");
        }
        var batch = units.read(asked.id()).orElseThrow();
        var heated = new Period().setStart(Date.from(logged.start())).setEnd(Date.from(logged.end()));
        var times = batch.product().getProcessing().stream()
                .filter(step -> step.getProcedure().getCoding().stream()
                        .anyMatch(code -> String.valueOf(code.getCode()).startsWith("pasteurise-")))
                .toList();
        times.forEach(step -> step.setTime(heated));
        var timed = units.update(batch);
        var curve = curve(timed, logged, heated);
        HeatingAnswer.write(curve, heatings.of(timed, curve));
        record.create(curve);
        expires(timed, logged.start());
        runs.settle(units.read(batch.id()).orElseThrow());
    }

    private Observation curve(MilkUnit batch, LoggedCurve logged, Period heated) {
        var curve = logged.logged().copy();
        curve.setId((String) null);
        curve.setMeta(null);
        curve.getMeta().addProfile(Profiles.TEMPERATURE_CURVE);
        curve.setStatus(ObservationStatus.FINAL);
        curve.setCode(Coded.concept(Systems.MILK_OBSERVATION, "temperature-curve"));
        curve.setFocus(List.of(new Reference(batch.reference()).setDisplay(batch.display())));
        curve.getComponent().clear();
        var device = devices.heatedBy(batch);
        if (!curve.hasDevice() && !device.isEmpty()) {
            curve.setDevice(new Reference(device));
        }
        return curve.setEffective(heated);
    }

    private void expires(MilkUnit batch, Instant heated) {
        units.ancestors(batch).stream()
                .filter(unit -> unit.type() == UnitType.DEPOSIT)
                .map(deposit -> deposit.expressed(bench.profile().zone()))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(earliest -> Expiry.of(earliest, heated, bench.profile()).end())
                .ifPresent(until -> {
                    var dated = units.update(batch.expireOn(until));
                    units.children(dated).forEach(expiry::settle);
                });
    }
}
