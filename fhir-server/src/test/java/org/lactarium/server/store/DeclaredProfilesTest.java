package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.server.LactariumServer;

/** What a resource says that it is: by the bank's profiles, by those of others, and always by R4 itself. */
class DeclaredProfilesTest {

    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-body-weight";
    private static final String ENCOUNTER =
            "{\"resourceType\":\"Encounter\",\"status\":\"in-progress\",\"class\":{\"system\":"
                    + "\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"IMP\"}}";
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final LactariumServer server = LactariumServer.shared();

    @Test
    void oneOfOthersIsPassedOverWithAWarningAndKept() {
        var told = post("Observation", weight(US_CORE), "return=OperationOutcome");
        assertThat(told.statusCode()).as(told.body()).isEqualTo(201);
        assertThat(told.body()).contains("warning", US_CORE);
        var shown = post("Observation", weight(US_CORE), "return=representation");
        assertThat(shown.body()).contains(US_CORE);
        for (var type : new String[] {"transaction", "batch"}) {
            assertThat(post("", bundle(type, weight(US_CORE)), "").body()).contains("201 Created");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lactarium.org/fhir/StructureDefinition/feed-givn",
                "https://lactarium.org/fhir/StructureDefinition/serology|0.1.0",
                "https://LACTARIUM.org/fhir/StructureDefinition/serology",
                "https://lactarium.org/fhir/nothing"
            })
    void oneOfTheBankThatDoesNotExistIsRefusedInEveryWay(String profile) {
        assertThat(post("Observation", weight(profile), "").statusCode()).isEqualTo(412);
        assertThat(post("", bundle("transaction", weight(profile)), "").statusCode())
                .isEqualTo(412);
        assertThat(post("", bundle("batch", weight(profile)), "").body()).contains("\"status\":\"412");
        var there = id(post("Observation", weight(US_CORE), "return=representation"));
        assertThat(patch(
                                "Observation/" + there,
                                "[{\"op\":\"add\",\"path\":\"/meta/profile/-\",\"value\":\"" + profile + "\"}]")
                        .statusCode())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Encounter\",\"status\":\"in-progress\"}",
                "{\"resourceType\":\"Organization\"}",
                "{\"resourceType\":\"Communication\"}",
                "{\"resourceType\":\"Location\",\"extension\":[{\"url\":\"https://example.org/both\",\"valueBoolean\":true,"
                        + "\"extension\":[{\"url\":\"x\",\"valueBoolean\":true}]}]}",
                "{\"resourceType\":\"Group\",\"type\":\"person\"}",
                "{\"resourceType\":\"Encounter\",\"status\":\"in-progress\",\"class\":{\"code\":\"IMP\"},"
                        + "\"period\":{\"start\":\"2026-11-30\",\"end\":\"2026-11-29\"}}",
            })
    void whatTheBankHasNoProfileOfIsHeldToTheStandard(String resource) {
        var type = resource.replaceFirst("^.\"resourceType\":\"(\\w+)\".*$", "$1");
        assertThat(post(type, resource, "").statusCode()).isBetween(400, 422);
        assertThat(post("", bundle("transaction", resource), "").statusCode()).isBetween(400, 422);
        var batch = post("", bundle("batch", resource), "");
        assertThat(batch.statusCode() == 400 || batch.body().matches("(?s).*\"status\":\"4(00|12|22).*"))
                .as(batch.body())
                .isTrue();
    }

    @Test
    void aPatchOfItIsHeldToTheStandardToo() {
        var stay = id(post("Encounter", ENCOUNTER, "return=representation"));
        assertThat(patch("Encounter/" + stay, "[{\"op\":\"remove\",\"path\":\"/class\"}]")
                        .statusCode())
                .isEqualTo(412);
        assertThat(patch("Encounter/" + stay, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"finished\"}]")
                        .statusCode())
                .isEqualTo(200);
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var id = ID.matcher(answer.body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private static String weight(String profile) {
        return "{\"resourceType\":\"Observation\",\"meta\":{\"profile\":[\"" + profile
                + "\"]},\"status\":\"final\",\"code\":{\"text\":\"weight\"},\"valueQuantity\":{\"value\":1180,\"unit\":\"g\"}}";
    }

    private static String bundle(String type, String resource) {
        var of = resource.replaceFirst("^.\"resourceType\":\"(\\w+)\".*$", "$1");
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[{\"resource\":" + resource
                + ",\"request\":{\"method\":\"POST\",\"url\":\"" + of + "\"}}]}";
    }

    private HttpResponse<String> post(String path, String body, String prefer) {
        var request = request(path, "application/fhir+json").POST(BodyPublishers.ofString(body));
        return server.send((prefer.isEmpty() ? request : request.header("Prefer", prefer)).build());
    }

    private HttpResponse<String> patch(String path, String body) {
        return server.send(request(path, "application/json-patch+json")
                .method("PATCH", BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create(server.base() + "/fhir/" + path))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + server.token("demo"));
    }
}
