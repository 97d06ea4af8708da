package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.server.LactariumServer;

/** Whoever writes only over the version that was read must not write over another. */
class OneVersionTest {

    private final LactariumServer server = LactariumServer.shared();
    private final Bank bank = new Bank();
    private final String infant = bank.people().infant(bank.number("H"));

    @ParameterizedTest
    @ValueSource(strings = {"W/\"abc\"", "W/1", "\"1\", \"2\"", "*", ""})
    void anIfMatchThatNamesNoVersionIsRefused(String match) {
        assertThat(put(infant, match)).isEqualTo(412);
    }

    @Test
    void anIfMatchIsAskedOfOneResource() {
        assertThat(put(infant, "W/\"1\"")).isIn(200, 400);
        assertThat(put(infant, "W/\"77\"")).isIn(409, 412);
        assertThat(put("Patient?identifier=x", "W/\"1\"")).isEqualTo(412);
    }

    private int put(String path, String match) {
        var person = bank.client.read().resource(Patient.class).withUrl(infant).execute();
        return server.send(HttpRequest.newBuilder(URI.create(server.base() + "/fhir/" + path))
                        .header("Authorization", "Bearer " + server.token("demo"))
                        .header("Content-Type", "application/fhir+json")
                        .header("If-Match", match)
                        .PUT(BodyPublishers.ofString(
                                server.fhir().newJsonParser().encodeResourceToString(person)))
                        .build())
                .statusCode();
    }
}
