package org.lactarium.server.operations;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.FeedChart;
import org.lactarium.server.rule.Finding;

/**
 * A feed incident as it is recorded.
 *
 * @param tasks what people were asked to do about it
 * @param broken the rules it broke, with their values as they were then
 * @param fresh whether this call wrote it down
 */
record Incident(Observation feed, List<Task> tasks, List<Finding> broken, boolean fresh) {

    String reference() {
        return "Observation/" + feed.getIdElement().getIdPart();
    }

    /** {@code AdverseEvent/x}. */
    String event() {
        return Coded.plain(exposure().getReasonReference());
    }

    List<String> references() {
        return tasks.stream()
                .map(task -> "Task/" + task.getIdElement().getIdPart())
                .sorted()
                .toList();
    }

    boolean confirmed() {
        return tasks.stream()
                .filter(task -> FeedChart.asks(task, FeedChart.SECOND_PERSON))
                .allMatch(task -> task.getStatus() == TaskStatus.COMPLETED);
    }

    private Task exposure() {
        return tasks.stream()
                .filter(task -> FeedChart.asks(task, FeedIncidents.EXPOSURE))
                .min(Comparator.comparing(Task::getAuthoredOn))
                .orElseThrow(() -> new IllegalStateException(reference() + " has lost its tasks"));
    }

    /** @param rule a rule as the caller reads it */
    Parameters answer(Function<Finding, CodeableConcept> rule) {
        var answer = new Parameters();
        answer.addParameter()
                .setName("outcome")
                .setValue(new CodeType(confirmed() ? TwoPeople.CONFIRMED : TwoPeople.AWAITING));
        answer.addParameter().setName("feed").setValue(new Reference(reference()));
        answer.addParameter().setName("event").setValue(new Reference(event()));
        references().forEach(task -> answer.addParameter().setName("task").setValue(new Reference(task)));
        broken.forEach(finding -> answer.addParameter().setName("rule").setValue(rule.apply(finding)));
        sources(answer);
        return answer;
    }

    private void sources(Parameters answer) {
        ParametersParameterComponent source = null;
        for (var output : exposure().getOutput()) {
            if (output.getType().hasCoding(Systems.TASK_PART, "serology")) {
                source = answer.addParameter().setName("source");
                var state = ((CodeableConcept) output.getValue()).getCodingFirstRep();
                source.addPart().setName("serology").setValue(new CodeType(state.getCode()));
            } else if (source != null) {
                source.addPart().setName("drawn").setValue(output.getValue());
            }
        }
    }
}
