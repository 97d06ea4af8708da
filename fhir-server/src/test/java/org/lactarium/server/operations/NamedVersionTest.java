package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Date;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** A fact may say which version of its subject it was about: the version stays, and the fact counts for the subject all the same. */
class NamedVersionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bank bank = new Bank();
    private final LactariumServer server = LactariumServer.shared();
    private String donor;

    @BeforeEach
    void aDonorHasTwoVersions() {
        donor = bank.people().donor();
        var person = bank.client.read().resource(Patient.class).withUrl(donor).execute();
        person.addAddress().setCity("Kowloon");
        bank.client.update().resource(person).execute();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theVersionIsKeptInWhatIsStoredAndAnswered(int version) throws IOException {
        var named = donor + "/_history/" + version;

        var answer = post("/Observation", blood(named));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var stored = JSON.readTree(answer.body());
        assertThat(stored.at("/subject/reference").asText()).isEqualTo(named);
        assertThat(PatchDesk.of("Observation/" + stored.get("id").asText())
                        .was()
                        .at("/subject/reference")
                        .asText())
                .isEqualTo(named);
        assertThat(search("Observation?subject=" + donor)
                        .at("/entry/0/resource/subject/reference")
                        .asText())
                .isEqualTo(named);
        assertThat(search("Observation?_include=Observation:subject&subject=" + donor)
                        .get("entry"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "0", "-1", "last", "99999999999999999999"})
    void aVersionThatNeverWasIsRefused(String version) {
        var answer = post("/Observation", blood(donor + "/_history/" + version));

        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(search("Observation?subject=" + donor).has("entry")).isFalse();
    }

    @Test
    void theVersionOfMilkIsKeptInItsAlternateReference() throws IOException {
        var batch = Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        var named = "BiologicallyDerivedProduct/" + batch.getIdElement().getIdPart() + "/_history/1";

        var answer = post("/Specimen", sample(named));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(PatchDesk.of("Specimen/"
                                + JSON.readTree(answer.body()).get("id").asText())
                        .was()
                        .at("/subject/extension/0/valueReference/reference")
                        .asText())
                .isEqualTo(named);
        assertThat(post("/Specimen", sample(named.replaceFirst("1$", "77"))).statusCode())
                .isEqualTo(400);
    }

    private String sample(String milk) {
        var sample = new Specimen();
        sample.getMeta().addProfile(Profiles.MILK_SPECIMEN);
        sample.addIdentifier().setSystem(Systems.SPECIMEN_ID).setValue(bank.number("S"));
        sample.setType(Bank.concept(Systems.SNOMED, "446676001"));
        sample.getSubject()
                .setDisplay("milk")
                .addExtension(
                        new Extension(Extensions.ALTERNATE_REFERENCE, new Reference("BiologicallyDerivedProduct/x")));
        sample.getCollection().setCollected(new DateTimeType(Date.from(bank.now)));
        // written by hand: the parser of a client leaves versions out
        return server.fhir()
                .newJsonParser()
                .encodeResourceToString(sample)
                .replace("BiologicallyDerivedProduct/x", milk);
    }

    @Test
    void aReactiveResultCountsForTheDonorWhateverVersionItNames() {
        var unit = bank.deposit(donor);

        var answer = post("/Observation", reactive(donor + "/_history/1"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(bank.status(unit)).isEqualTo("quarantine");
    }

    @Test
    void inATransactionTheVersionIsKeptToo() throws IOException {
        var named = donor + "/_history/1";
        var answer = post(
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + blood(named)
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(search("Observation?subject=" + donor)
                        .at("/entry/0/resource/subject/reference")
                        .asText())
                .isEqualTo(named);
    }

    @Test
    void aFactMayBeAmendedToNameAnotherVersionOfTheSamePersonAndOfNobodyElse() throws IOException {
        var stored = PatchDesk.store(blood(donor + "/_history/1"));
        var way = PatchWay.ALONE;
        assertThat(way.patch(stored.reference(), subject(donor + "/_history/2"), "application/json-patch+json"))
                .as(way.said())
                .isEqualTo(200);
        assertThat(stored.read().at("/subject/reference").asText()).isEqualTo(donor + "/_history/2");
        assertThat(way.patch(
                        stored.reference(),
                        subject(bank.people().donor() + "/_history/1"),
                        "application/json-patch+json"))
                .isEqualTo(400);
    }

    private static String subject(String reference) {
        return "[{\"op\":\"replace\",\"path\":\"/subject/reference\",\"value\":\"" + reference + "\"}]";
    }

    private String blood(String subject) {
        return sent("260385009", subject);
    }

    private String reactive(String subject) {
        return sent("11214006", subject);
    }

    private String sent(String result, String subject) {
        return server.fhir()
                .newJsonParser()
                .encodeResourceToString(bank.people().blood("Patient/x", "56888-1", result))
                .replace("Patient/x", subject);
    }

    private JsonNode search(String query) {
        try {
            return JSON.readTree(server.get("/fhir/" + query, "demo").body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private HttpResponse<String> post(String path, String body) {
        return server.send(HttpRequest.newBuilder(URI.create(server.base() + "/fhir" + path))
                .header("Authorization", "Bearer " + server.token("demo"))
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=representation")
                .POST(BodyPublishers.ofString(body))
                .build());
    }
}
