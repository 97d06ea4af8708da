package org.lactarium.server.operations;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.ThawClock;
import org.lactarium.server.operations.alarm.ThawTimers;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.Units;
import org.springframework.stereotype.Component;

/** A thaw that began at another time than was said: its own Task with its own alarms, and its pools and batches follow it. */
@Component
class OtherStart {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final ThawTimers timers;
    private final RunReappraisal batches;

    OtherStart(Bench bench, MilkRecord record, Units units, ThawTimers timers, RunReappraisal batches) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.timers = timers;
        this.batches = batches;
    }

    void begin(Task wrong, Instant started) {
        var clock = ThawClock.start(started, bench.profile());
        var right = wrong.copy();
        right.setId((String) null);
        right.setMeta(null);
        right.getMeta().addProfile(Profiles.PROCESSING_RUN);
        right.getNote().clear();
        right.getExecutionPeriod().setStart(Date.from(started));
        right.getRestriction()
                .setPeriod(new Period().setStart(Date.from(started)).setEnd(Date.from(clock.deadline())));
        if (wrong.getStatus() != TaskStatus.COMPLETED) {
            // its limit may lie ahead again; the timers end it when it does not
            right.setStatus(TaskStatus.INPROGRESS).getExecutionPeriod().setEnd(null);
        }
        var run = record.create(right);
        timers.set(run.getIdElement().getIdPart(), clock);
        RunChart.pools(wrong).stream()
                .flatMap(pool -> units.scanned(pool).stream())
                .forEach(pool -> follow(pool, wrong, run, started));
    }

    private void follow(MilkUnit pool, Task wrong, Task run, Instant started) {
        var old = "Task/" + wrong.getIdElement().getIdPart();
        pool.product().getProcessing().stream()
                .filter(step -> step.getExtensionByUrl(Extensions.RUN) != null)
                .filter(step -> ((Reference)
                                step.getExtensionByUrl(Extensions.RUN).getValue())
                        .getReference()
                        .startsWith(old))
                .forEach(step -> {
                    step.getExtensionByUrl(Extensions.RUN)
                            .setValue(new Reference("Task/" + run.getIdElement().getIdPart()));
                    step.getTimePeriod().setStart(Date.from(started));
                });
        units.update(pool);
        units.children(pool).stream()
                .filter(unit -> unit.type() == UnitType.BATCH)
                .forEach(batches::settle);
    }
}
