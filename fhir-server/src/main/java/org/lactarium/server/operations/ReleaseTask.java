package org.lactarium.server.operations;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.MilkBank;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** The paper of a release: one Task for the decision, one Provenance for each signature. */
@Component
class ReleaseTask {

    static final String AWAITING = "awaiting-second-signature";
    static final String RELEASED = "released";

    private static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";
    private static final String SIGNATURE = MilkBank.CANONICAL + "/StructureDefinition/release-signature";

    private final MilkRecord record;
    private final RuleProfile profile;
    private final Decisions decisions;

    ReleaseTask(MilkRecord record, RuleProfile profile, Decisions decisions) {
        this.record = record;
        this.profile = profile;
        this.decisions = decisions;
    }

    static boolean isOne(Task task) {
        return task.getCode().hasCoding(TASK_CODE, "approve");
    }

    /** The decision that waits for its second signature. */
    Optional<Task> open(MilkUnit batch) {
        return record.find(Task.class, Query.where("focus", batch.reference()).and("status", "in-progress")).stream()
                .filter(ReleaseTask::isOne)
                .max(Comparator.comparing(task -> task.getMeta().getLastUpdated()));
    }

    /** Who signed first, {@code Practitioner/x}; null when nobody has. */
    @Nullable
    String firstSigner(Task task) {
        return record
                .find(
                        Provenance.class,
                        Query.where("target", "Task/" + task.getIdElement().getIdPart()))
                .stream()
                .flatMap(signature -> signature.getAgent().stream())
                .map(agent -> Coded.plain(agent.getWho()))
                .findFirst()
                .orElse(null);
    }

    Task start(MilkUnit batch, Instant at) {
        var task = new Task().setIntent(TaskIntent.ORDER).setStatus(TaskStatus.INPROGRESS);
        task.getMeta().addProfile(Profiles.RELEASE_DECISION);
        task.setCode(Coded.concept(TASK_CODE, "approve"));
        task.setFocus(new Reference(batch.reference()).setDisplay(batch.display()));
        task.setAuthoredOn(Date.from(at)).setLastModified(Date.from(at));
        return record.create(decided(task, AWAITING));
    }

    Task complete(Task task, Instant at) {
        task.setStatus(TaskStatus.COMPLETED).setLastModified(Date.from(at));
        return record.update(decided(task, RELEASED));
    }

    /** @param decision what the signature rests on; its outcome, rules and results */
    void sign(MilkUnit batch, Task task, String practitioner, Decision decision, Instant at) {
        var signature = new Provenance();
        signature.getMeta().addProfile(SIGNATURE);
        signature.addTarget(new Reference(batch.reference()));
        signature.addTarget(new Reference("Task/" + task.getIdElement().getIdPart()));
        signature.setRecorded(Date.from(at));
        signature.setActivity(Coded.concept(Systems.PROCESSING_STEP, "release"));
        signature.addAgent().setWho(new Reference(practitioner));
        signature.addPolicy(Account.figures(profile));
        decisions.enclose(signature, decision);
        if (decision.why() != null) {
            signature.addReason().setText(decision.why());
        }
        record.create(signature);
    }

    private static Task decided(Task task, String outcome) {
        task.getOutput().clear();
        task.addOutput()
                .setType(Coded.concept(Systems.TASK_PART, "decision"))
                .setValue(Coded.concept(Systems.RELEASE_OUTCOME, outcome));
        task.setBusinessStatus(Coded.concept(Systems.RELEASE_OUTCOME, outcome));
        return task;
    }
}
