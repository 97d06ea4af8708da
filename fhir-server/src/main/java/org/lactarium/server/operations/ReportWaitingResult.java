package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import java.util.List;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.lactarium.server.operations.WaitingResultTask.Message;
import org.springframework.stereotype.Component;

/**
 * {@code $report-waiting-result}: a message could not be read completely; whatever milk or donor it names waits for a person.
 * {@code $settle-waiting-result}: its result is on record now, or a person has said why it does not matter.
 *
 * <p>Both are called by whoever keeps the message log. Saying the same again changes nothing.
 */
@Component
class ReportWaitingResult implements BankOperation {

    private final WaitingResults waiting;

    ReportWaitingResult(WaitingResults waiting) {
        this.waiting = waiting;
    }

    @Operation(name = "$report-waiting-result")
    public Parameters report(@ResourceParam Parameters body) {
        var ask = Ask.of(body);
        var message = new Message(
                ask.text("message"),
                ask.text("cause"),
                ask.text("reason"),
                ask.optionalText("detail").orElse(""),
                ask.yes("stops"));
        return answer(waiting.bind(message, ask.texts("number")));
    }

    @Operation(name = "$settle-waiting-result")
    public Parameters settle(@ResourceParam Parameters body) {
        var ask = Ask.of(body);
        var outcome = ask.text("outcome");
        if (!List.of("delivered", WaitingResultTask.DISMISSED).contains(outcome)) {
            throw Refusals.bad("parameter outcome must be delivered or dismissed");
        }
        return answer(waiting.settle(ask.text("message"), outcome, ask.text("who"), ask.text("why")));
    }

    static Parameters answer(List<Task> tasks) {
        var answer = new Parameters();
        tasks.forEach(task -> answer.addParameter()
                .setName("task")
                .setValue(new Reference("Task/" + task.getIdElement().getIdPart())
                        .setDisplay(task.getFocus().getDisplay())));
        WaitingResults.messages(tasks)
                .forEach(message -> answer.addParameter().setName("message").setValue(new StringType(message)));
        return answer;
    }
}
