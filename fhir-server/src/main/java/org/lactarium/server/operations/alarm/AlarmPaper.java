package org.lactarium.server.operations.alarm;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.batch.ThawAlarm;
import org.lactarium.server.batch.ThawClock;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.RunChart;

/** An alarm as a Task that asks a person to act: searched by code and status, taken on and closed by whoever does it. */
final class AlarmPaper {

    private AlarmPaper() {}

    static String number(String thaw, ThawAlarm alarm) {
        return thaw + "-" + alarm.code();
    }

    /** @param words what to do, in both languages */
    static Task of(
            Task thaw,
            ThawAlarm alarm,
            ThawClock clock,
            Collection<MilkUnit> waiting,
            CodeableConcept words,
            Instant now) {
        var id = thaw.getIdElement().getIdPart();
        var reference = new Reference("Task/" + id);
        var task = new Task()
                .setStatus(TaskStatus.REQUESTED)
                .setIntent(TaskIntent.ORDER)
                .setPriority(priority(alarm));
        task.getMeta().addProfile(Profiles.THAW_ALARM);
        task.addIdentifier(new Identifier().setSystem(Systems.ALARM_ID).setValue(number(id, alarm)));
        task.setCode(new CodeableConcept(new Coding(Systems.MILK_ALARM, alarm.code(), null)));
        task.setReasonCode(words);
        task.setFocus(reference);
        task.addPartOf(reference.copy());
        task.setAuthoredOn(Date.from(now));
        task.setExecutionPeriod(new Period().setStart(Date.from(clock.when(alarm))));
        task.getRestriction().setPeriod(new Period().setEnd(Date.from(clock.deadline())));
        if (thaw.hasLocation()) {
            task.setLocation(new Reference(Coded.plain(thaw.getLocation())));
        }
        waiting.forEach(unit -> RunChart.input(task, unit));
        return task;
    }

    private static TaskPriority priority(ThawAlarm alarm) {
        return switch (alarm) {
            case THAW_WARNING -> TaskPriority.URGENT;
            case THAW_ALARM -> TaskPriority.ASAP;
            case THAW_STOP, THAW_UNREPORTED -> TaskPriority.STAT;
        };
    }
}
