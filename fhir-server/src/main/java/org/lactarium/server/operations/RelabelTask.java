package org.lactarium.server.operations;

import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.WasteChart;
import org.springframework.stereotype.Component;

/** The paper of a relabelling: who asked for which number, and who read it from the new label. */
@Component
class RelabelTask {

    private static final String STEP = "relabel";

    private final Bench bench;
    private final MilkRecord record;

    RelabelTask(Bench bench, MilkRecord record) {
        this.bench = bench;
        this.record = record;
    }

    /** The one that waits for its witness. */
    Optional<Task> open(MilkUnit unit) {
        return record
                .find(
                        Task.class,
                        Query.where("subject", unit.reference())
                                .and("code", STEP)
                                .and("status", "in-progress"))
                .stream()
                .findFirst();
    }

    /** {@code Practitioner/x} */
    static String asker(Task task) {
        return Coded.plain(task.getRequester());
    }

    static @Nullable String number(Task task) {
        return task.getInput().stream()
                .filter(input -> input.getType().hasCoding(Systems.TASK_PART, "number"))
                .map(input -> ((Identifier) input.getValue()).getValue())
                .findFirst()
                .orElse(null);
    }

    Task ask(MilkUnit unit, String number, String reason, String person) {
        var task = WasteChart.note(STEP, unit, reason, null, bench.now(), person);
        task.setStatus(TaskStatus.INPROGRESS).getExecutionPeriod().setEnd(null);
        task.addInput()
                .setType(Coded.concept(Systems.TASK_PART, "number"))
                .setValue(new Identifier()
                        .setSystem(unit.type().identifierSystem())
                        .setValue(number));
        return record.create(task);
    }

    Task witness(Task task, String person) {
        task.setStatus(TaskStatus.COMPLETED).setOwner(new Reference(person));
        task.getExecutionPeriod().setEnd(Date.from(bench.now()));
        return record.update(task);
    }

    /** Who asked has read again, and asks for another number. */
    void drop(Task task) {
        record.update(task.setStatus(TaskStatus.CANCELLED));
    }
}
