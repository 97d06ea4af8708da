package org.lactarium.story;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.io.IOException;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;

/** Two people sign; one of them alone, twice, is not two people; and a bad culture is nobody's to sign away. */
final class ReleaseScene {

    private final Night night;

    ReleaseScene(Night night) {
        this.night = night;
    }

    void sign(Batch good, Batch bad) throws IOException, InterruptedException {
        night.narrator.step("release.first", good.batchNumber);
        night.narrator.answer("release.outcome", sign("release-officer", good));
        night.narrator.step("release.same", good.batchNumber);
        refused("release-officer", good);
        night.narrator.step("release.second", good.batchNumber);
        night.narrator.answer("release.outcome", sign("release-officer-2", good));
        night.narrator.step("release.bad", bad.batchNumber);
        refused("release-officer", bad);
    }

    private void refused(String officer, Batch batch) throws IOException, InterruptedException {
        try {
            throw new OffScriptException(batch.batchNumber + " went on: " + sign(officer, batch));
        } catch (UnprocessableEntityException refusal) {
            night.narrator.answer("refused", refusal.getStatusCode());
            night.narrator.rules(night.bank.rules(refusal));
        }
    }

    private String sign(String officer, Batch batch) throws IOException, InterruptedException {
        return night.as(officer)
                .operation()
                .onInstance(new IdType(batch.batch))
                .named("$release")
                .withNoParameters(Parameters.class)
                .execute()
                .getParameter("outcome")
                .getValue()
                .primitiveValue();
    }
}
