package org.lactarium.server.operations;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.WaitingResultChart;
import org.lactarium.server.rule.Finding;

/** The Task that calls a person to a laboratory message: one for each milk or donor and cause. */
final class WaitingResultTask {

    /** Closed by a person who said why the message does not matter; the same message again changes nothing. */
    static final String DISMISSED = "dismissed";

    private static final int DIGEST_BYTES = 16;

    private WaitingResultTask() {}

    /**
     * @param number of the message in the log: {@code laboratory/4711}
     * @param cause the same for a message that is sent again
     * @param reason code of why it waits
     * @param detail a sentence that names nobody
     * @param stops whether it could be worse than what is on record
     */
    record Message(String number, String cause, String reason, String detail, boolean stops) {

        static Message of(Task task) {
            return new Message(
                    WaitingResultChart.messages(task)
                            .findFirst()
                            .map(Identifier::getValue)
                            .orElse("-"),
                    task.getGroupIdentifier().getValue(),
                    task.getStatusReason().getText(),
                    task.hasDescription() ? task.getDescription() : "",
                    task.getPriority() == TaskPriority.STAT);
        }
    }

    /** The number by which the Task of one milk or donor and one cause is found again. */
    static String number(Message message, String subject) {
        return "waiting-" + message.cause() + "-" + subject.substring(subject.indexOf('/') + 1);
    }

    /** The number by which the draft of one cause is found again, however often the message is sent. */
    static String number(Message message) {
        return "waiting-" + message.cause() + "-registration";
    }

    /** @param subject {@code BiologicallyDerivedProduct/x} or {@code Patient/x} */
    static Task about(Message message, String subject, String display, Finding finding, Spoken words, Instant now) {
        var task = task(message, number(message, subject), now).setStatus(TaskStatus.REQUESTED);
        task.setFocus(new Reference(subject).setDisplay(display));
        task.setReasonCode(
                new CodeableConcept(new Coding(Systems.MILK_RULE, finding.rule().code(), null))
                        .setText(words.inBoth(finding)));
        return task;
    }

    /** A message that names numbers nothing on record bears: it binds when such milk or such a donor is registered. */
    static Task awaiting(Message message, Collection<String> keys, Instant now) {
        var task = task(message, number(message), now).setStatus(TaskStatus.DRAFT);
        keys.forEach(key -> task.addIdentifier(
                new Identifier().setSystem(Systems.AWAITED_ID).setValue(digest(key))));
        return task;
    }

    private static Task task(Message message, String number, Instant now) {
        var task = new Task().setIntent(TaskIntent.ORDER);
        task.getMeta().addProfile(Profiles.WAITING_RESULT);
        task.addIdentifier(new Identifier().setSystem(Systems.ALARM_ID).setValue(number));
        task.addIdentifier(identifier(message));
        task.setGroupIdentifier(new Identifier().setValue(message.cause()));
        task.setCode(Coded.concept(Systems.MILK_ALARM, WaitingResultChart.CODE));
        task.setPriority(message.stops() ? TaskPriority.STAT : TaskPriority.URGENT);
        task.setStatusReason(new CodeableConcept().setText(message.reason()));
        if (!message.detail().isBlank()) {
            task.setDescription(message.detail());
        }
        // to the millisecond: what was written in the same second, and before, is no answer to it
        return task.setAuthoredOnElement(new DateTimeType(Date.from(now), TemporalPrecisionEnum.MILLI));
    }

    static Identifier identifier(Message message) {
        return new Identifier().setSystem(Systems.MESSAGE_ID).setValue(message.number());
    }

    static void close(Task task, String outcome, String who, String why, Instant now) {
        task.setStatus(task.getStatus() == TaskStatus.DRAFT ? TaskStatus.CANCELLED : TaskStatus.COMPLETED);
        task.setBusinessStatus(new CodeableConcept().setText(outcome));
        task.addNote(new Annotation()
                .setText(outcome + ": " + why)
                .setTime(Date.from(now))
                .setAuthor(new StringType(who)));
    }

    /** What was dismissed does not wait again when it is sent again, but when a person replays the very message. */
    static boolean staysDismissed(Task task, Message message) {
        return dismissed(task) && !names(task, message);
    }

    static boolean rests(Task task, Message message) {
        return WaitingResultChart.open(task) && names(task, message);
    }

    static boolean names(Task task, Message message) {
        return WaitingResultChart.messages(task)
                .anyMatch(one -> message.number().equals(one.getValue()));
    }

    static Task reopened(Task task, Message message) {
        named(task, message);
        if (!WaitingResultChart.open(task)) {
            task.setStatus(TaskStatus.REQUESTED).setBusinessStatus(null);
        }
        return task;
    }

    static Task named(Task task, Message message) {
        task.getIdentifier()
                .removeIf(identifier -> Systems.MESSAGE_ID.equals(identifier.getSystem())
                        && message.number().equals(identifier.getValue()));
        return task.addIdentifier(identifier(message));
    }

    private static boolean dismissed(Task task) {
        return !WaitingResultChart.open(task)
                && DISMISSED.equals(task.getBusinessStatus().getText());
    }

    /** Numbers may be those of people, so the record keeps only what another writing of one can be compared with. */
    static String digest(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
