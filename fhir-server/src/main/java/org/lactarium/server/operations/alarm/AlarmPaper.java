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
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.Spoken;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.rule.Finding;

/** An alarm as a Task that asks a person to act: searched by code and status, taken on and closed by whoever does it. */
final class AlarmPaper {

    private AlarmPaper() {}

    static String number(String thaw, ThawAlarm alarm) {
        return thaw + "-" + alarm.code();
    }

    /** Whether the alarm of this number is in the record, taken on or not. */
    static boolean raised(MilkRecord record, String number) {
        return !record.find(Task.class, Query.where("identifier", Query.token(Systems.ALARM_ID, number)))
                .isEmpty();
    }

    /** What to do, in both languages. */
    static CodeableConcept words(Finding finding, Spoken sentences) {
        return new CodeableConcept(new Coding(Systems.MILK_RULE, finding.rule().code(), null))
                .setText(sentences.inBoth(finding));
    }

    /** What all alarms have; each says for itself how urgent it is and what it is about. */
    static Task requested(String profile, String number, String code, CodeableConcept words, Instant now) {
        var task = new Task().setStatus(TaskStatus.REQUESTED).setIntent(TaskIntent.ORDER);
        task.getMeta().addProfile(profile);
        task.addIdentifier(new Identifier().setSystem(Systems.ALARM_ID).setValue(number));
        task.setCode(new CodeableConcept(new Coding(Systems.MILK_ALARM, code, null)));
        task.setReasonCode(words);
        return task.setAuthoredOn(Date.from(now));
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
        var task = requested(Profiles.THAW_ALARM, number(id, alarm), alarm.code(), words, now)
                .setPriority(priority(alarm))
                .setFocus(reference)
                .addPartOf(reference.copy());
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
