package org.lactarium.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;

class NobodyUnknownComesInTest {

    private final LactariumServer server = LactariumServer.shared();

    @Test
    void refusesACallerWithoutATokenInFhirsOwnForm() {
        HttpResponse<String> response = server.get("/fhir/Patient", "");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(response.body()).contains("\"resourceType\":\"OperationOutcome\"", "Log in first");
    }

    @Test
    void refusesInTraditionalChineseWhenTheCallerReadsIt() {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(URI.create(server.base() + "/fhir/Patient"))
                .header("Accept-Language", "zh-HK")
                .build());
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("請先登入");
    }

    @Test
    void refusesATokenThatSomebodyElseSigned() {
        String header = Base64.getUrlEncoder().encodeToString("{\"alg\":\"none\"}".getBytes());
        String claims = Base64.getUrlEncoder().encodeToString("{\"sub\":\"demo\",\"roles\":[\"ward\"]}".getBytes());
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(URI.create(server.base() + "/fhir/Patient"))
                .header("Authorization", "Bearer " + header + "." + claims + ".")
                .build());
        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAWrongSecret() {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(URI.create(server.base() + "/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("demo:guess".getBytes()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void tellsAnybodyWhatTheServerCanDo() {
        assertThat(server.get("/fhir/metadata", "").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsTheMessageLogForTheIntegrationRole() {
        assertThat(server.get("/intake/messages", "").statusCode()).isEqualTo(401);
        assertThat(server.get("/intake/messages", "demo-ward").statusCode()).isEqualTo(403);
    }

    @Test
    void letsNobodyDelete() {
        var location = server.client("demo")
                .create()
                .resource(new Location().setName("shelf"))
                .execute()
                .getId();
        assertThatThrownBy(() ->
                        server.client("demo").delete().resourceById(location).execute())
                .isInstanceOf(ForbiddenOperationException.class);
    }

    @Test
    void letsNobodyRewriteTheGuideOverHttp() {
        assertThatThrownBy(() -> server.client("demo")
                        .create()
                        .resource(new ValueSet().setUrl("https://example.test/vs"))
                        .execute())
                .isInstanceOf(ForbiddenOperationException.class);
    }

    @Test
    void refusesEverythingAboutAnInfantBecauseItWouldNameTheDonor() {
        HttpResponse<String> response = server.get("/fhir/Patient/x/$everything", "demo-ward");
        assertThat(response.statusCode()).isEqualTo(403);
    }
}
