package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.gate.RawCall;

/** What a write rests on is kept or refused, and never passed over: its conditions, its ids, and that it is whole. */
class OneMeaningTest {

    private static final String JSON = "application/fhir+json";
    private static final String SUBSETTED =
            "\"meta\": {\"tag\": [{\"system\": \"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\", \"code\": \"SUBSETTED\"}]}, ";

    private final LactariumServer server = LactariumServer.shared();
    private final String id = "shelf-" + UUID.randomUUID();

    @Test
    void aClientMayGiveAnIdOfItsOwnIfALetterIsInIt() {
        assertThat(put(id, shelf(id, "first"), "")).isEqualTo(201);
        assertThat(put("4711", shelf("4711", "number"), "")).isEqualTo(400);
        assertThat(put(id, shelf("another-one", "other"), "")).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "If-Match: W/\"1\";409 412",
                "If-Match: \"1\";409 412",
                "If-Match: 2;412",
                "If-Match: W/2;412",
                "If-Match: *;412",
                "If-Match: W/\"1\", W/\"2\";412",
                "If-Match: W/\"abc\";412",
                "If-Match:;412",
                "If-None-Match: *;412",
                "If-None-Match: W/\"1\";412",
                "If-Unmodified-Since: Mon, 30 Nov 2026 00:00:00 GMT;412",
                "If-None-Exist: identifier=a;400",
            })
    void aConditionThatDoesNotHoldOrIsNotKnownStopsThePutAndThePatch(String condition, String statuses) {
        put(id, shelf(id, "first"), "");
        put(id, shelf(id, "second"), "");
        assertThat(statuses).contains(String.valueOf(put(id, shelf(id, "third"), condition)));
        var patch = new RawCall("PATCH /fhir/Location/" + id)
                .with(condition)
                .body(
                        "application/json-patch+json",
                        "[{\"op\": \"replace\", \"path\": \"/name\", \"value\": \"third\"}]");
        assertThat(statuses).contains(String.valueOf(patch.send(server, "demo").status()));
        assertThat(stored()).contains("\"name\":\"second\"");
        assertThat(put(id, shelf(id, "third"), "If-Match: W/\"2\"")).isEqualTo(200);
    }

    /** Whoever names the version that is to be changed means what is there. */
    @ParameterizedTest
    @ValueSource(strings = {"transaction", "batch"})
    void aVersionOfWhatDoesNotExistIsNotMade(String type) {
        assertThat(put(id, shelf(id, "first"), "If-Match: W/\"7\"")).isEqualTo(412);
        var entry = "{\"resource\": " + shelf(id, "first") + ", \"request\": {\"method\": \"PUT\", \"url\": \"Location/"
                + id + "\", \"ifMatch\": \"W/\\\"7\\\"\"}}";
        assertThat(bundle(type, entry).status()).isEqualTo(412);
        assertThat(new RawCall("GET /fhir/Location/" + id).send(server, "demo").status())
                .isEqualTo(404);
        assertThat(bundle(type, entry.replaceFirst(", \"ifMatch[^}]*", "")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "PATCH", "POST"})
    void aHistoryIsReadAndNothingElseIsDoneWithIt(String method) {
        for (var path :
                new String[] {"/fhir/_history", "/fhir/Location/_history", "/fhir/Location/" + id + "/_history"}) {
            assertThat(new RawCall(method + " " + path)
                            .body("application/fhir+json", shelf(id, "first"))
                            .send(server, "demo")
                            .status())
                    .as(method + " " + path)
                    .isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?name=first", "?_id=nobody"})
    void aVersionIsNotAskedOfWhatASearchFinds(String search) {
        assertThat(new RawCall("PATCH /fhir/Location" + search)
                        .with("If-Match: W/\"1\"")
                        .body("application/json-patch+json", "[]")
                        .send(server, "demo")
                        .status())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PUT;Location/ID;\"ifMatch\": \"1\"",
                "PUT;Location/ID;\"ifMatch\": \"*\"",
                "PUT;Location/ID;\"ifMatch\": \"\"",
                "PUT;Location/ID;\"ifMatch\": \"W/\\\"9\\\"\"",
                "PUT;Location?name=first;\"ifMatch\": \"W/\\\"1\\\"\"",
                "POST;Location;\"ifMatch\": \"W/\\\"1\\\"\"",
                "PUT;Location/ID;\"ifNoneMatch\": \"*\"",
                "PUT;Location/ID;\"ifNoneExist\": \"name=first\"",
                "POST;Location;\"ifNoneExist\": \"name=%\"",
                "POST;Location;\"ifNoneExist\": \"name=\"",
                "PUT;Location/another-one;",
                "PUT;Patient/ID;",
                "POST;Patient;",
                "PUT;Location/ID/_history/1;",
                "PUT;Location/%;",
                "PUT;Location?name=%00;",
                "PUT;;",
            })
    void anEntryThatContradictsItselfOrAConditionThatIsNotKeptStopsTheBundle(
            String method, String url, String condition) {
        put(id, shelf(id, "first"), "");
        var request = "\"method\": \"" + method + "\""
                + (url == null ? "" : ", \"url\": \"" + url.replace("ID", id) + "\"")
                + (condition == null ? "" : ", " + condition);
        for (var fullUrl : new String[] {"", "\"fullUrl\": \"urn:uuid:" + UUID.randomUUID() + "\", "}) {
            var entry = "{" + fullUrl + "\"resource\": " + shelf(id, "third") + ", \"request\": {" + request + "}}";
            var transaction = bundle("transaction", entry);
            assertThat(transaction.status()).as(transaction.toString()).isBetween(400, 422);
            var batch = bundle("batch", entry);
            assertThat(batch.status() >= 400 && batch.status() < 500
                            || batch.body().contains("\"status\":\"4"))
                    .as(batch.toString())
                    .isTrue();
            assertThat(stored()).contains("\"name\":\"first\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "urn:uuid:00000000-0000-4000-8000-000000000001;urn:uuid:00000000-0000-4000-8000-000000000001",
                "https://bank.example/fhir/Location/another-one;urn:uuid:00000000-0000-4000-8000-000000000002",
            })
    void entriesDoNotShareANameOrBearAnothers(String one, String other) {
        var first = "{\"fullUrl\": \"" + one + "\", \"resource\": " + shelf(id, "first")
                + ", \"request\": {\"method\": \"PUT\", \"url\": \"Location/" + id + "\"}}";
        var second = "{\"fullUrl\": \"" + other + "\", \"resource\": {\"resourceType\": \"Location\"}"
                + ", \"request\": {\"method\": \"POST\", \"url\": \"Location\"}}";
        assertThat(bundle("transaction", first + "," + second).status()).isEqualTo(400);
        assertThat(new RawCall("GET /fhir/Location/" + id).send(server, "demo").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "json-patch+json;null",
                "json-patch+json;",
                "json-patch+json;[{\"op\": \"remove\", \"path\": \"/nothing/9\"}]",
                "xml-patch+xml;<diff xmlns:f=\"http://hl7.org/fhir\"><remove sel=\"f:Location/f:nothing\"/></diff>",
                "xml-patch+xml;x",
            })
    void aPatchInABundleThatIsNoneIsTheClientsMistake(String type, String patch) {
        put(id, shelf(id, "first"), "");
        var data = Base64.getEncoder().encodeToString(String.valueOf(patch).getBytes(StandardCharsets.UTF_8));
        var entry = "{\"resource\": {\"resourceType\": \"Binary\", \"contentType\": \"application/" + type
                + "\", \"data\": \"" + data + "\"}, \"request\": {\"method\": \"PATCH\", \"url\": \"Location/" + id
                + "\"}}";
        var transaction = bundle("transaction", entry);
        assertThat(transaction.status()).as(transaction.toString()).isBetween(400, 422);
        var batch = bundle("batch", entry);
        assertThat(batch.status() == 400 || batch.body().contains("\"status\":\"4"))
                .as(batch.toString())
                .isTrue();
    }

    @Test
    void whatWasReadInPartIsNotWritten() {
        put(id, shelf(id, "first"), "");
        var part = shelf(id, "third").replace("\"status\"", SUBSETTED + "\"status\"");
        assertThat(put(id, part, "")).isEqualTo(400);
        assertThat(new RawCall("POST /fhir/Location")
                        .body(JSON, part)
                        .send(server, "demo")
                        .status())
                .isEqualTo(400);
        var entry =
                "{\"resource\": " + part + ", \"request\": {\"method\": \"PUT\", \"url\": \"Location/" + id + "\"}}";
        assertThat(bundle("transaction", entry).status()).isEqualTo(400);
        assertThat(bundle("batch", entry).body()).contains("\"status\":\"400");
        var patch = "[{\"op\": \"add\", \"path\": \"/meta\", \"value\": {"
                + SUBSETTED.replaceFirst("\"meta\": \\{", "").replaceFirst("}, $", "") + "}}]";
        assertThat(new RawCall("PATCH /fhir/Location/" + id)
                        .body("application/json-patch+json", patch)
                        .send(server, "demo")
                        .status())
                .isEqualTo(400);
        assertThat(stored()).contains("\"name\":\"first\"");
    }

    private String stored() {
        return new RawCall("GET /fhir/Location/" + id).send(server, "demo").body();
    }

    private int put(String path, String body, String condition) {
        var call = new RawCall("PUT /fhir/Location/" + path).body(JSON, body);
        return (condition.isEmpty() ? call : call.with(condition))
                .send(server, "demo")
                .status();
    }

    private RawCall.Answer bundle(String type, String entries) {
        return new RawCall("POST /fhir")
                .body(JSON, "{\"resourceType\": \"Bundle\", \"type\": \"" + type + "\", \"entry\": [" + entries + "]}")
                .send(server, "demo");
    }

    private static String shelf(String id, String name) {
        return "{\"resourceType\": \"Location\", \"id\": \"" + id + "\", \"status\": \"active\", \"name\": \"" + name
                + "\"}";
    }
}
