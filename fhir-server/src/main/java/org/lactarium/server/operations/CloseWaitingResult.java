package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WaitingResultChart;
import org.springframework.stereotype.Component;

/**
 * {@code Task/[id]/$close-waiting-result}: a person has looked at the message. They have written its result by hand, and name it,
 * or they say why it does not matter. Milk that was held for it stays on hold until two people release it.
 */
@Component
class CloseWaitingResult implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final NumberedMilk numbers;
    private final WaitingResults waiting;

    CloseWaitingResult(Bench bench, MilkRecord record, NumberedMilk numbers, WaitingResults waiting) {
        this.bench = bench;
        this.record = record;
        this.numbers = numbers;
        this.waiting = waiting;
    }

    @Operation(name = "$close-waiting-result", typeName = "Task")
    public Task close(@IdParam IdType id, @ResourceParam Parameters body) {
        var who = bench.accountable();
        var ask = Ask.of(body);
        var why = ask.text("why");
        var results = ask.ids("result", "Observation");
        return record.atomically(List.of(new Lock(Lock.Kind.WAITING_RESULT, id.getIdPart())), () -> {
            var task = record.read(Task.class, id.getIdPart())
                    .filter(WaitingResultChart::isOne)
                    .orElseThrow(() -> Refusals.unknown("a waiting result Task/" + id.getIdPart()));
            if (!WaitingResultChart.open(task)) {
                return task;
            }
            var written = results.stream().map(result -> written(task, result)).toList();
            return waiting.close(
                    task,
                    written.isEmpty() ? WaitingResultTask.DISMISSED : "written-by-hand",
                    who,
                    written.isEmpty() ? why : why + " (" + String.join(", ", written) + ")");
        });
    }

    /** The result by hand must be about the milk or the donor that waits, and written since. */
    private String written(Task task, String id) {
        var result = record.read(Observation.class, id).orElseThrow(() -> Refusals.unknown("Observation/" + id));
        var about = task.getFocus().getReference();
        var fits = about.startsWith("Patient/")
                ? Coded.plain(result.getSubject()).equals(about)
                : Coded.references(result.getFocus()).stream().anyMatch(focus -> numbers.milkOf(about).stream()
                        .anyMatch(unit -> unit.reference().equals(focus)
                                || unit.parents().contains(focus.substring(focus.indexOf('/') + 1))));
        if (!fits) {
            throw Refusals.bad("Observation/" + id + " is not about " + about);
        }
        if (!result.getMeta().getLastUpdated().after(task.getAuthoredOn())) {
            throw Refusals.bad("Observation/" + id + " was on record before the message came: it cannot be its result");
        }
        return Versions.of(result);
    }
}
