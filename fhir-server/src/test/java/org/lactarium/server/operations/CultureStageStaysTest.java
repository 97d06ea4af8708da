package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** Growth after heating is never made growth before heating, by whatever way it is written over. */
class CultureStageStaysTest {

    private static final String JSON = "application/json-patch+json";
    private static final String FHIR = "application/fhir+json";

    private final Bank bank = new Bank();
    private final BiologicallyDerivedProduct batch =
            Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
    private final Observation written = bank.store(
            bank.culture(batch.getIdElement().getIdPart(), "post", 500.0).setStatus(ObservationStatus.PRELIMINARY));
    private final String reference = "Observation/" + written.getIdElement().getIdPart();

    @ParameterizedTest
    @EnumSource
    void byAPatch(PatchWay way) {
        var coding = "{\"system\": \"" + Systems.CULTURE_STAGE + "\", \"code\": \"pre\"}";
        stays(
                way,
                way.patch(
                        reference,
                        "[{\"op\": \"replace\", \"path\": \"/component/0/valueCodeableConcept/coding/0\", \"value\": "
                                + coding + "}]",
                        JSON));
        stays(
                way,
                way.patch(
                        reference,
                        "[{\"op\": \"replace\", \"path\": \"/component/0/valueCodeableConcept/coding/0/code\", \"value\": \"pre\"}]",
                        JSON));
        stays(
                way,
                way.patch(
                        reference,
                        "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"operation\", \"part\": ["
                                + "{\"name\": \"type\", \"valueCode\": \"replace\"},"
                                + "{\"name\": \"path\", \"valueString\": \"Observation.component[0].value.coding[0].code\"},"
                                + "{\"name\": \"value\", \"valueCode\": \"pre\"}]}]}",
                        FHIR));
    }

    @ParameterizedTest
    @EnumSource
    void byAWriteOverIt(PatchWay way) {
        var other = written.copy().setStatus(ObservationStatus.FINAL);
        other.setId(written.getIdElement().getIdPart());
        other.setMeta(null).getMeta().setProfile(written.getMeta().getProfile());
        other.getComponentFirstRep().setValue(Bank.concept(Systems.CULTURE_STAGE, "pre"));

        stays(
                way,
                way.overwrite(
                        reference,
                        LactariumServer.shared().fhir().newJsonParser().encodeResourceToString(other)));
    }

    private void stays(PatchWay way, int status) {
        assertThat(status).as(way.said()).isBetween(400, 422);
        var is = bank.client
                .read()
                .resource(Observation.class)
                .withUrl(reference)
                .execute();
        assertThat(is.getComponentFirstRep().getValueCodeableConcept().getCoding())
                .extracting(coding -> coding.getCode())
                .isEqualTo(List.of("post"));
        assertThat(is.getMeta().getVersionId()).isEqualTo("1");
    }
}
