package org.lactarium.server.operations;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.number.NumberKey;
import org.lactarium.server.batch.Downtime;
import org.lactarium.server.operations.chart.Coded;

/** The Task of a downtime report: which milk, from when to when, why, what shows it, and the two who say so. */
final class DowntimePaper {

    private static final String STEP = "downtime";
    private static final String NUMBER = "number";
    private static final String EVIDENCE = "evidence";

    private DowntimePaper() {}

    /** @param evidence {@code DocumentReference/x} or {@code Binary/x} */
    record Said(Set<String> numbers, Instant from, Instant to, List<String> evidence) {}

    static Task of(Said said, List<String> written, String reason, String by, Instant now) {
        var task = new Task().setStatus(TaskStatus.INPROGRESS).setIntent(TaskIntent.ORDER);
        task.getMeta().addProfile(Profiles.PROCESSING_RUN);
        task.setCode(Coded.concept(Systems.PROCESSING_STEP, STEP));
        task.setExecutionPeriod(new Period().setStart(Date.from(said.from())).setEnd(Date.from(said.to())));
        task.setReasonCode(new CodeableConcept().setText(reason));
        task.setAuthoredOn(Date.from(now)).setRequester(new Reference(by));
        written.forEach(number -> task.addInput()
                .setType(Coded.concept(Systems.TASK_PART, NUMBER))
                .setValue(new StringType(number)));
        said.evidence().forEach(paper -> task.addInput()
                .setType(Coded.concept(Systems.TASK_PART, EVIDENCE))
                .setValue(new Reference(paper)));
        return task;
    }

    static boolean isOne(Task task) {
        return task.getCode().hasCoding(Systems.PROCESSING_STEP, STEP);
    }

    static boolean confirmed(Task task) {
        return task.getStatus() == TaskStatus.COMPLETED;
    }

    static Said said(Task task) {
        return new Said(
                inputs(task, NUMBER)
                        .map(input -> NumberKey.of(input.getValue().primitiveValue()))
                        .collect(Collectors.toSet()),
                task.getExecutionPeriod().getStart().toInstant(),
                task.getExecutionPeriod().getEnd().toInstant(),
                inputs(task, EVIDENCE)
                        .map(input -> Coded.plain((Reference) input.getValue()))
                        .toList());
    }

    /** @param milk numbers that are asked about, as they stand on labels; the paper may write them otherwise */
    static Downtime downtime(Task task, Collection<String> milk) {
        var said = said(task);
        var named = milk.stream()
                .filter(number -> said.numbers().contains(NumberKey.of(number)))
                .collect(Collectors.toSet());
        return new Downtime(said.from(), said.to(), named, confirmed(task));
    }

    private static Stream<Task.ParameterComponent> inputs(Task task, String part) {
        return task.getInput().stream().filter(input -> input.getType().hasCoding(Systems.TASK_PART, part));
    }
}
