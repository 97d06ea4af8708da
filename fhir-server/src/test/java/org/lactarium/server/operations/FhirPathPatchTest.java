package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.server.LactariumServer;

/** FHIRPath Patch in all its forms; what it makes is held to the same profile as what is sent whole. */
class FhirPathPatchTest {

    private final Bank bank = new Bank();
    private String infant;
    private String born;

    @BeforeEach
    void anInfantIsOnRecord() {
        infant = bank.people().infant(bank.number("H"));
        born = read().getBirthDateElement().getValueAsString();
        assertThat(born).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "replace,Patient.identifier[0].value,valueString",
        "replace,Patient.identifier.first().value,valueString",
        "replace,Patient.identifier.where(system='https://hospital.example/mrn').value,valueString",
    })
    void aPathMayHaveAnIndexOrACondition(String type, String path, String value) {
        var number = bank.number("H");
        var answer = patch(operation(type, path, "\"name\":\"value\",\"" + value + "\":\"" + number + "\""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(read().getIdentifierFirstRep().getValue()).isEqualTo(number);
    }

    @Test
    void anElementIsAddedAndInsertedAndMovedAndDeleted() {
        assertThat(patch(add("Patient", "gender", "\"valueCode\":\"female\"")).statusCode())
                .isEqualTo(200);
        assertThat(read().getGender().toCode()).isEqualTo("female");
        assertThat(patch(operation("delete", "Patient.gender", null)).statusCode())
                .isEqualTo(200);
        assertThat(read().hasGender()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient.birthDate", "Patient.identifier", "Patient.identifier[0]"})
    void whatTheProfileAsksForCannotBePatchedAway(String path) {
        var answer = patch(operation("delete", path, null));
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 412, 422);
        assertThat(read().getBirthDateElement().getValueAsString()).isEqualTo(born);
        assertThat(read().getIdentifier()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient.nothing[0]", "Patient.name[7].family", "Patient.(", "", "Observation.status"})
    void aPathThatLeadsNowhereIsTheClientsMistake(String path) {
        var answer = patch(operation("replace", path, "\"name\":\"value\",\"valueString\":\"x\""));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("java.", "Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"op\":\"remove\",\"path\":\"/birthDate\"}]",
                "[{\"op\":\"remove\",\"path\":\"/identifier\"}]",
                "[{\"op\":\"replace\",\"path\":\"/birthDate\",\"value\":\"soon\"}]",
                "[{\"op\":\"add\",\"path\":\"/nickname\",\"value\":\"x\"}]",
                "[{\"op\":\"remove\",\"path\":\"/nothing\"}]",
            })
    void aJsonPatchIsHeldToTheProfileToo(String patch) {
        var answer = send(patch, "application/json-patch+json");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(read().getBirthDateElement().getValueAsString()).isEqualTo(born);
    }

    private static String operation(String type, String path, String value) {
        return "{\"name\":\"operation\",\"part\":[{\"name\":\"type\",\"valueCode\":\"" + type + "\"},"
                + "{\"name\":\"path\",\"valueString\":\"" + path + "\"}"
                + (value == null ? "" : ",{" + value + "}")
                + "]}";
    }

    private static String add(String path, String name, String value) {
        return "{\"name\":\"operation\",\"part\":[{\"name\":\"type\",\"valueCode\":\"add\"},"
                + "{\"name\":\"path\",\"valueString\":\"" + path + "\"},"
                + "{\"name\":\"name\",\"valueString\":\"" + name + "\"},"
                + "{\"name\":\"value\"," + value + "}]}";
    }

    private HttpResponse<String> patch(String... operations) {
        return send(
                "{\"resourceType\":\"Parameters\",\"parameter\":[" + String.join(",", operations) + "]}",
                "application/fhir+json");
    }

    private HttpResponse<String> send(String body, String type) {
        var server = LactariumServer.shared();
        return server.send(HttpRequest.newBuilder(URI.create(server.base() + "/fhir/" + infant))
                .header("Authorization", "Bearer " + server.token("demo"))
                .header("Content-Type", type)
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private Patient read() {
        return bank.client.read().resource(Patient.class).withUrl(infant).execute();
    }
}
