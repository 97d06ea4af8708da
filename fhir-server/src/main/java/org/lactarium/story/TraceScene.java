package org.lactarium.story;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** A traceability officer follows the milk: from the infant back to the donor, and from the donor to the infant. */
final class TraceScene {

    private final Night night;

    TraceScene(Night night) {
        this.night = night;
    }

    void follow(WardScene ward, Batch batch) throws IOException, InterruptedException {
        night.narrator.step("trace.back");
        draw(trace(ward.infant, "sources"), ward.infant, batch.donor.reference());
        night.narrator.step("trace.forward", batch.donor.number());
        draw(trace(batch.donor.reference(), "recipients"), batch.donor.reference(), ward.infant);
    }

    private void draw(Bundle steps, String from, String to) {
        TraceTree tree = new TraceTree(steps, night.narrator);
        List<String> lines = tree.from(from);
        if (!tree.holds(to)) {
            throw new OffScriptException("the trace from " + from + " does not reach " + to);
        }
        night.narrator.lines(lines);
    }

    private Bundle trace(String person, String direction) throws IOException, InterruptedException {
        IGenericClient officer = night.as("traceability-officer");
        return officer.operation()
                .onInstance(new IdType(person))
                .named("$trace")
                .withParameter(Parameters.class, "direction", new StringType(direction))
                .andParameter("reason", new StringType(night.narrator.say("trace.reason")))
                .useHttpGet()
                .returnResourceType(Bundle.class)
                .execute();
    }
}
