package org.lactarium.server.operations.alarm;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.server.batch.ThawAlarm;
import org.lactarium.server.batch.ThawClock;
import org.lactarium.server.batch.ThawEnd;
import org.lactarium.server.operations.Account;
import org.lactarium.server.operations.Lock;
import org.lactarium.server.operations.MilkLocks;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.Moves;
import org.lactarium.server.operations.Spoken;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.ThawChart;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What happens at a moment of the thaw clock: an alarm for people, and at the limit the end of what was not heated.
 *
 * <p>Each alarm of a thaw is raised once, however often it is asked for; of milk that was heated or thrown away, never.
 */
@Component
public class ThawAlarms {

    private static final Logger LOG = LoggerFactory.getLogger(ThawAlarms.class);

    private final Clock clock;
    private final RuleProfile profile;
    private final MilkRecord record;
    private final RunChart runs;
    private final ThawChart thaws;
    private final Moves moves;
    private final Account account;
    private final Spoken sentences;
    private final MeterRegistry meters;

    private final MilkLocks locks;

    ThawAlarms(
            Clock clock,
            RuleProfile profile,
            MilkRecord record,
            RunChart runs,
            ThawChart thaws,
            Moves moves,
            Account account,
            Spoken sentences,
            MeterRegistry meters,
            MilkLocks locks) {
        this.clock = clock;
        this.profile = profile;
        this.record = record;
        this.runs = runs;
        this.thaws = thaws;
        this.moves = moves;
        this.account = account;
        this.sentences = sentences;
        this.meters = meters;
        this.locks = locks;
    }

    /**
     * Raises one alarm of one thaw, if its milk still waits and it was not raised before.
     *
     * @param id id of the thaw Task
     */
    public void fire(String id, ThawAlarm alarm) {
        var waiting = record.atomically(List.of(new Lock(Lock.Kind.THAW, id)), () -> runs.thaw(id)
                .filter(thaw -> thaw.getStatus() != TaskStatus.ENTEREDINERROR)
                .filter(thaw -> !AlarmPaper.raised(record, AlarmPaper.number(id, alarm)))
                .map(thaw -> record.atomically(locks.ofAll(thaws.waiting(thaw)), () -> ring(thaw, alarm)))
                .orElse(0));
        if (waiting > 0) {
            meters.counter("lactarium.thaw.alarms", "alarm", alarm.code()).increment();
            LOG.warn("{}: thaw {} has {} containers or pools that were not heated", alarm.code(), id, waiting);
        }
    }

    private int ring(Task thaw, ThawAlarm alarm) {
        var time = RunChart.clock(thaw, profile);
        var waiting = thaws.waiting(thaw);
        // after a time without any process several moments are due at once: only the last says what is to be done
        if (waiting.isEmpty() || time.spokeAfter(alarm, clock.instant())) {
            return 0;
        }
        record.create(AlarmPaper.of(thaw, alarm, time, waiting, words(waiting.size(), time), clock.instant()));
        var evidence = "Task/" + thaw.getIdElement().getIdPart() + "/_history/"
                + thaw.getMeta().getVersionId();
        waiting.forEach(unit -> end(unit, alarm, time, evidence));
        if (alarm.over() && thaw.getStatus() == TaskStatus.INPROGRESS) {
            thaw.setStatus(TaskStatus.FAILED);
            thaw.getExecutionPeriod().setEnd(Date.from(time.deadline()));
            record.update(thaw);
        }
        return waiting.size();
    }

    private void end(MilkUnit unit, ThawAlarm alarm, ThawClock time, String evidence) {
        ThawEnd.step(unit.type(), unit.status(), alarm).ifPresent(step -> {
            moves.take(step, List.of(unit));
            account.of(step, unit, ThawEnd.verdict(step, unit.number(), time), List.of(evidence));
        });
    }

    private CodeableConcept words(int waiting, ThawClock time) {
        var finding = Finding.of(RuleId.THAW_RUNNING_OUT, waiting, time.deadline());
        return AlarmPaper.words(finding, sentences);
    }
}
