package org.lactarium.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.gate.RawCall.Answer;

/** What a client can send before anybody speaks FHIR with it, and what it is told. */
class BeforeFhirTest {

    private static final String SHELF =
            "{\"resourceType\": \"Location\", \"status\": \"active\", \"name\": \"shelf of the gate\"}";

    private final LactariumServer server = LactariumServer.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identifier=https://example.org/id|S-1",
                "name=<b>",
                "name=\"shelf\"",
                "name={a}[b]^`",
                "name=a\\,b"
            })
    void aSearchIsReadAsPeopleWriteIt(String query) {
        assertThat(get("/fhir/Location?" + query).status()).isEqualTo(200);
    }

    @Test
    void aRefusalIsInTheFormatThatWasAskedFor() {
        assertThat(get("/fhir/Location/../x", "Accept: application/fhir+xml").body())
                .startsWith("<OperationOutcome xmlns=\"http://hl7.org/fhir\">");
        assertThat(get("/fhir/Location/%?_format=xml").head()).contains("application/fhir+xml");
        assertThat(get("/fhir/Location;a?_format=xml").head()).contains("application/fhir+xml");
        assertThat(get("/fhir/Location;a?_format=json", "Accept: application/fhir+xml")
                        .head())
                .contains("application/fhir+json");
        assertThat(new RawCall("GET /fhir/Location")
                        .with("Accept: application/fhir+xml")
                        .send(server, "")
                        .body())
                .startsWith("<OperationOutcome");
    }

    @Test
    void aRefusalIsInTheLanguageThatWasAskedFor() {
        assertThat(get("/fhir/Location;a", "Accept-Language: zh-HK").body()).contains("無法讀取此請求");
        assertThat(get("/fhir/Location;a", "Accept-Language: fr").body()).contains("cannot be read");
        assertThat(get("/nothing/here", "Accept-Language: zh-HK").body()).contains("此網址沒有任何內容");
    }

    @Test
    void aMethodNobodyKnowsIsToldWhichThereAre() {
        var answer = new RawCall("PROPFIND /fhir/Location/x").send(server, "demo");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.head()).contains("Allow: GET, HEAD, PUT, PATCH, OPTIONS");
    }

    @Test
    void aFormThatCannotBeReadDoesNotFindEverything() {
        var form = "application/x-www-form-urlencoded";
        assertThat(new RawCall("POST /fhir/Location/_search")
                        .body(form, "name=%zz")
                        .send(server, "demo")
                        .status())
                .isEqualTo(400);
        var long3 = "name=" + "a".repeat(3_000_000);
        assertThat(new RawCall("POST /fhir/Location/_search")
                        .body(form, long3)
                        .send(server, "demo")
                        .status())
                .isEqualTo(400);
        var found = new RawCall("POST /fhir/Location/_search?_summary=count")
                .body(form, "name=nobody%20is%20called%20so")
                .send(server, "demo");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body()).contains("\"total\":0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/metadata", "/fhir/Location?name=x", "/fhir/Location/nothing-here", "/fhir/Location"})
    void headIsGetWithoutItsBody(String path) {
        var head = new RawCall("HEAD " + path).send(server, "demo");
        var get = get(path);
        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.body()).isEmpty();
        assertThat(types(head)).isEqualTo(types(get));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/fhir/Location|GET, HEAD, POST, PUT, PATCH, OPTIONS",
                "/fhir/Location/x|GET, HEAD, PUT, PATCH, OPTIONS",
                "/fhir/Location/x/_history/1|GET, HEAD, OPTIONS",
                "/fhir/BiologicallyDerivedProduct/$stock|GET, HEAD, POST, OPTIONS",
                "/fhir/metadata|GET, HEAD, OPTIONS",
            })
    void optionsSayToAnybodyWhatAnAddressKnows(String path, String methods) {
        var answer = new RawCall("OPTIONS " + path).send(server, "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.head()).contains("Allow: " + methods + "\r\n");
    }

    @Test
    void optionsOfTheWholeServerAreWhatItCanDo() {
        var answer = new RawCall("OPTIONS /fhir").send(server, "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("CapabilityStatement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer a b", "Bearer x.y.z", "Basic x", "EXPIRED"})
    void whatTheServerCanDoIsToldWhateverTokenIsShown(String shown) {
        var none = Base64.getUrlEncoder().withoutPadding();
        var expired = "Bearer " + none.encodeToString("{\"alg\":\"ES256\"}".getBytes()) + "."
                + none.encodeToString("{\"sub\":\"demo\",\"exp\":1}".getBytes()) + ".AAAA";
        var token = "Authorization: " + (shown.equals("EXPIRED") ? expired : shown);
        for (var path : new String[] {"GET /fhir/metadata", "GET /guide/README.md", "GET /ward-list/keys"}) {
            assertThat(new RawCall(path).with(token).send(server, "").status())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(new RawCall("GET /fhir/Location")
                        .with(token)
                        .send(server, "")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whatTheServerCanDoIsTrue() {
        var statement = server.client("demo")
                .capabilities()
                .ofType(CapabilityStatement.class)
                .execute();
        assertThat(statement.getSoftware().getVersion()).startsWith("0.").doesNotContain("8.8");
        assertThat(writes(statement, "BiologicallyDerivedProduct")).isEqualTo("patch update");
        assertThat(writes(statement, "SupplyDelivery")).isEmpty();
        assertThat(writes(statement, "AuditEvent")).isEmpty();
        assertThat(writes(statement, "ValueSet")).isEmpty();
        assertThat(writes(statement, "Location")).isEqualTo("create patch update");
        assertThat(statement.getRestFirstRep().getResource())
                .allMatch(type -> type.getUpdateCreate()
                        == type.getInteraction().stream()
                                .anyMatch(one -> one.getCode() == TypeRestfulInteraction.CREATE));
        assertThat(get("/fhir/metadata").head().toLowerCase(Locale.ROOT)).doesNotContain("x-powered-by");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "X-Forwarded-Host: bank.example|X-Forwarded-Proto: https;https://bank.example/fhir",
                "X-Forwarded-Host: bank.example:8443|X-Forwarded-Proto: https;https://bank.example:8443/fhir",
                "X-Forwarded-Host: bank.example|X-Forwarded-Prefix: /milk;http://bank.example/milk/fhir",
                "'Forwarded: host=bank.example;proto=https';https://bank.example/fhir",
                "Forwarded: host=bank.example|X-Forwarded-Prefix: /milk/;http://bank.example/milk/fhir",
            })
    void linksBehindAProxyLeadToTheProxy(String headers, String base) {
        var search = behind("GET /fhir/Location?_count=1", headers).send(server, "demo");
        assertThat(search.body())
                .contains("{\"relation\":\"self\",\"url\":\"" + base + "/Location?_count=1\"}")
                .contains("{\"relation\":\"next\",\"url\":\"" + base + "?_getpages=")
                .contains("\"fullUrl\":\"" + base + "/Location/");
        var made = behind("POST /fhir/Location", headers)
                .body("application/fhir+json", SHELF)
                .send(server, "demo");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.head())
                .contains("\r\nLocation: " + base + "/Location/", "Content-Location: " + base + "/Location/");
        assertThat(behind("GET /fhir/metadata", headers).send(server, "").body())
                .contains("\"url\":\"" + base + "\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "X-Nothing: x;",
                "X-Forwarded-Host: bank.example|X-Forwarded-Proto: https;",
                "X-Forwarded-Host: bank.example|X-Forwarded-Prefix: /milk;/milk",
                "X-Forwarded-Prefix: /hospital/milk/;/hospital/milk",
                "'Forwarded: host=bank.example;proto=https|X-Forwarded-Prefix: /milk';/milk",
            })
    void pagesOfTheMessageLogLeadOnBehindAProxyToo(String headers, String prefix) {
        for (int message = 0; message < 2; message++) {
            new RawCall("POST /fhir/$submit-v2")
                    .body(
                            "x-application/hl7-v2+er7",
                            "MSH|^~\\&|A|B|C|D|20260303||ADT^A01|P-" + UUID.randomUUID() + "|P|2.5\r")
                    .send(server, "demo");
        }

        var page = behind("GET /intake/messages?count=1", headers)
                .send(server, "demo")
                .body();

        assertThat(page).contains("\"next\":\"" + (prefix == null ? "" : prefix) + "/intake/messages?before=");
    }

    private static RawCall behind(String line, String headers) {
        var call = new RawCall(line);
        for (var header : headers.split("\\|")) {
            call.with(header);
        }
        return call;
    }

    private static String writes(CapabilityStatement statement, String type) {
        return String.join(
                " ",
                statement.getRestFirstRep().getResource().stream()
                        .filter(one -> one.getType().equals(type))
                        .flatMap(one -> one.getInteraction().stream())
                        .map(one -> one.getCode().toCode())
                        .filter(code -> code.matches("create|update|patch|delete"))
                        .sorted()
                        .toList());
    }

    private static String types(Answer answer) {
        return answer.head()
                .lines()
                .filter(line -> line.startsWith("Content-Type") || line.startsWith("ETag"))
                .toList()
                .toString();
    }

    private Answer get(String path, String... headers) {
        var call = new RawCall("GET " + path);
        for (var header : headers) {
            call.with(header);
        }
        return call.send(server, "demo");
    }
}
