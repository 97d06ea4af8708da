package org.lactarium.server.operations;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.Finding;

/**
 * What became of one feed of a device's queue.
 *
 * @param outcome code of the value set {@code offline-outcome}
 * @param feed {@code Observation/x}; null when none is recorded
 * @param event {@code AdverseEvent/x}; null when there is none
 * @param tasks what people were asked to do
 * @param broken the rules that made it a conflict
 * @param why it could not be read; null when it could
 */
record OfflineAnswer(
        String outcome,
        @Nullable String feed,
        @Nullable String event,
        List<String> tasks,
        List<Finding> broken,
        @Nullable String why) {

    private static final String UNREADABLE = "unreadable";

    static OfflineAnswer recorded(String feed) {
        return new OfflineAnswer("recorded", feed, null, List.of(), List.of(), null);
    }

    static OfflineAnswer conflict(Incident incident) {
        return new OfflineAnswer(
                "conflict", incident.reference(), incident.event(), incident.references(), incident.broken(), null);
    }

    static OfflineAnswer unplaced(String task, List<Finding> broken) {
        return new OfflineAnswer("conflict", null, null, List.of(task), broken, null);
    }

    /** @param task {@code Task/x}; null when nothing of it is kept and the device must keep it */
    static OfflineAnswer unreadable(@Nullable String task, String why) {
        return new OfflineAnswer(UNREADABLE, null, null, task == null ? List.of() : List.of(task), List.of(), why);
    }

    void write(Parameters answer, @Nullable String id, Refusals refusals, RequestDetails request) {
        var one = answer.addParameter().setName("feed");
        if (id != null) {
            part(one, "id").setValue(new StringType(id));
        }
        part(one, "outcome").setValue(new CodeType(outcome));
        if (feed != null) {
            part(one, "feed").setValue(new Reference(feed));
        }
        if (event != null) {
            part(one, "event").setValue(new Reference(event));
        }
        tasks.forEach(task -> part(one, "task").setValue(new Reference(task)));
        broken.forEach(finding -> part(one, "rule").setValue(refusals.rule(finding, request)));
        if (why != null) {
            var todo = refusals.phrase(tasks.isEmpty() ? "offline.keep" : "offline.entered", request);
            part(one, "todo").setValue(new StringType(why + ". " + todo));
        }
    }

    private static ParametersParameterComponent part(ParametersParameterComponent of, String name) {
        return of.addPart().setName(name);
    }
}
