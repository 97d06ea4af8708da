package org.lactarium.server.operations;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.release.Signing;
import org.springframework.stereotype.Component;

/**
 * Two people who say the same of who is who: the first asks, the second asks for the same, with a login of their own. The paper is a
 * Task with both of them.
 */
@Component
class Identity {

    private final Bench bench;
    private final MilkRecord record;
    private final Refusals refusals;

    Identity(Bench bench, MilkRecord record, Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.refusals = refusals;
    }

    /**
     * @param step code of {@link Systems#IDENTITY_STEP}
     * @param person {@code Patient/x}
     * @param other {@code Patient/y} or {@code RelatedPerson/y}
     */
    record Said(String step, String person, String other, @Nullable String reason) {

        private static final String UNDO = "undo-";

        Said opposite() {
            var other = step.startsWith(UNDO) ? step.substring(UNDO.length()) : UNDO + step;
            return new Said(other, person, this.other, reason);
        }
    }

    /** @return the Task: completed when this was the second person */
    Task say(Said said, RequestDetails request) {
        var caller = bench.accountable();
        var open = open(said);
        if (open.isEmpty()) {
            return record.create(asked(said, caller));
        }
        var task = open.get();
        refusals.unless(Signing.judge(Coded.plain(task.getRequester()), caller), request);
        task.setStatus(TaskStatus.COMPLETED).setOwner(new Reference(caller));
        task.getExecutionPeriod().setEnd(Date.from(bench.now()));
        return record.update(task);
    }

    /**
     * The opposite of what was asked is so already. A word of it that waits for a second person is taken back with this: whoever asked,
     * nobody may find it later and confirm it.
     *
     * @return the Task that was ended; empty when none waited
     */
    Optional<Task> takeBack(Said said) {
        return open(said.opposite()).map(task -> {
            task.setStatus(TaskStatus.CANCELLED).setOwner(new Reference(bench.accountable()));
            task.getExecutionPeriod().setEnd(Date.from(bench.now()));
            return record.update(task);
        });
    }

    private Optional<Task> open(Said said) {
        return record
                .find(
                        Task.class,
                        Query.where("subject", said.person())
                                .and("focus", said.other())
                                .and("code", Query.token(Systems.IDENTITY_STEP, said.step()))
                                .and("status", "in-progress"))
                .stream()
                .findFirst();
    }

    private Task asked(Said said, String caller) {
        var now = Date.from(bench.now());
        var task = new Task().setStatus(TaskStatus.INPROGRESS).setIntent(TaskIntent.ORDER);
        task.setCode(Coded.concept(Systems.IDENTITY_STEP, said.step()));
        task.setFor(new Reference(said.person())).setFocus(new Reference(said.other()));
        task.setAuthoredOn(now).setExecutionPeriod(new Period().setStart(now)).setRequester(new Reference(caller));
        return said.reason() == null ? task : task.setReasonCode(new CodeableConcept().setText(said.reason()));
    }

    static boolean agreed(Task task) {
        return task.getStatus() == TaskStatus.COMPLETED;
    }

    private static String outcome(@Nullable Task task) {
        if (task == null || agreed(task)) {
            return TwoPeople.CONFIRMED;
        }
        return task.getStatus() == TaskStatus.CANCELLED ? TwoPeople.WITHDRAWN : TwoPeople.AWAITING;
    }

    /** @param task null when nothing was left to do */
    static Parameters answer(@Nullable Task task, Patient person) {
        var answer = new Parameters();
        answer.addParameter().setName("outcome").setValue(new CodeType(outcome(task)));
        if (task != null) {
            answer.addParameter().setName("task").setResource(task);
        }
        answer.addParameter().setName("person").setResource(person);
        return answer;
    }
}
