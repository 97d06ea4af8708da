package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.server.LactariumServer;

/** What could be read in two ways, or says something that the record would not keep, is refused wherever it stands. */
class StrictWritesTest {

    private static final String JSON = "application/fhir+json";
    private static final String WEIGHT =
            """
            {"resourceType": "Observation", "status": "final", "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
             "valueQuantity": {"value": 1180.00, "unit": "g", "system": "http://unitsofmeasure.org", "code": "g"}}""";

    private final LactariumServer server = LactariumServer.shared();

    @Test
    void whatIsWellIsStored() {
        assertThat(post("Observation", WEIGHT).statusCode()).isEqualTo(201);
        assertThat(post("", bundle("transaction", WEIGHT)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"value\":|\"comparater\": \">\", \"value\":",
                "\"status\": \"final\"|\"status\": \"final\", \"staus\": \"preliminary\"",
                "\"status\": \"final\"|\"status\": \"final\", \"status\": \"preliminary\"",
                "\"valueQuantity\"|\"valueString\": \"heavy\", \"valueQuantity\"",
                "\"status\": \"final\"|\"status\": \"final\", \"implicitRules\": \"https://example.org/rules\"",
                "\"status\": \"final\"|\"status\": \"final\", \"modifierExtension\": [{\"url\": \"https://example.org/not\", \"valueBoolean\": true}]",
                "\"code\": \"g\"}|\"code\": \"\\ud800\"}",
                "\"code\": \"g\"}|\"code\": \"\\u0007\"}",
                "\"unit\": \"g\"|\"unit\": \"\"",
                "1180.00|1e999999999",
                "1180.00|1e400",
                "\"status\": \"final\"|\"status\": \"final\", \"effectiveDateTime\": \"2026-11-30T05:43:00\"",
                "\"status\": \"final\"|\"status\": \"final\", \"effectiveDateTime\": \"2026-11-30T05:43:60+08:00\"",
                "\"status\": \"final\"|\"status\": \"final\", \"effectiveDateTime\": \"2026-11-30T05:43+08:00\"",
                "\"value\": 1180.00|\"_value\": {\"extension\": [{\"url\": \"http://hl7.org/fhir/StructureDefinition/data-absent-reason\", \"valueCode\": \"unknown\"}]}",
                "1180.00|99999999999999999999",
                "\"status\": \"final\"|\"status\": \"final\", \"focus\": [{\"_reference\": {\"extension\": [{\"url\": \"http://hl7.org/fhir/StructureDefinition/data-absent-reason\", \"valueCode\": \"unknown\"}]}}]",
                "1180.00|1e-400",
                "1180.00|\"1180.00\"",
                "\"status\": \"final\"|\"status\": [\"final\"]",
                "\"status\": \"final\"|\"status\": \"final\", \"note\": [{}]",
                "\"status\": \"final\"|\"status\": \"final\", \"note\": [null]",
                "\"status\": \"final\"|\"status\": \"final\", \"method\": {}",
                "\"status\": \"final\"|\"status\": \"final\", \"method\": null",
                "\"status\": \"final\"|\"status\": \"final\", \"_status\": {\"extension\": [{\"url\": \"http://hl7.org/fhir/StructureDefinition/data-absent-reason\", \"valueCode\": \"error\"}]}",
                "\"status\": \"final\"|\"status\": \"final\", \"extension\": [{\"url\": \"https://example.org/x\", \"valueString\": \"x\", \"valueCode\": \"y\"}]",
                "\"status\": \"final\"|\"status\": \"final\", \"contained\": [{\"resourceType\": \"Device\", \"id\": \"d\", \"implicitRules\": \"https://example.org/rules\"}], \"device\": {\"reference\": \"#d\"}",
            })
    void isRefusedAloneInATransactionAndInABatch(String well, String wrong) {
        var resource = WEIGHT.replace(well, wrong);
        assertThat(resource).isNotEqualTo(WEIGHT);
        assertThat(post("Observation", resource).statusCode()).isEqualTo(400);
        assertThat(post("", bundle("transaction", resource)).statusCode()).isEqualTo(400);
        var batch = post("", bundle("batch", resource));
        assertThat(batch.statusCode() == 400 || batch.body().contains("\"status\":\"400"))
                .as(batch.body())
                .isTrue();
    }

    /** What stands around a resource may change its meaning as well as what stands in it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"resourceType\": \"Bundle\"|\"resourceType\": \"Bundle\", \"implicitRules\": \"https://example.org/rules\"",
                "\"fullUrl\"|MODIFIED, \"fullUrl\"",
                "\"method\"|MODIFIED, \"method\"",
                "\"type\"|\"link\": [{MODIFIED, \"relation\": \"self\", \"url\": \"https://example.org\"}], \"type\"",
            })
    void anEnvelopeThatChangesWhatIsInItIsRefused(String well, String wrong) {
        for (var type : new String[] {"transaction", "batch"}) {
            var bundle = bundle(type, WEIGHT);
            var modified = bundle.replaceFirst(Pattern.quote(well), modified(wrong));
            assertThat(modified).isNotEqualTo(bundle);
            assertThat(post("", modified).statusCode()).as(modified).isEqualTo(400);
            var xml = server.fhir()
                    .newXmlParser()
                    .encodeResourceToString(server.fhir().newJsonParser().parseResource(modified));
            assertThat(postXml("", xml).statusCode()).as(xml).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BiologicallyDerivedProduct/$recall|reason",
                "BiologicallyDerivedProduct/$check-feed|unit",
                "$report-waiting-result|message",
                "PATCH Location/demo-freezer|operation",
            })
    void parametersThatChangeWhatTheySayAreRefused(String call, String name) {
        var parameter = "\"parameter\": [{\"name\": \"" + name + "\", \"valueString\": \"x\"}]}";
        for (var parameters : new String[] {
            "{\"resourceType\": \"Parameters\", \"implicitRules\": \"https://example.org/rules\", " + parameter,
            "{\"resourceType\": \"Parameters\", " + parameter.replace("\"name\"", "MODIFIED, \"name\"")
        }) {
            var said = modified(parameters);
            var xml = server.fhir()
                    .newXmlParser()
                    .encodeResourceToString(server.fhir().newJsonParser().parseResource(said));
            var path = call.replace("PATCH ", "");
            var answers = path.equals(call)
                    ? List.of(post(path, said), postXml(path, xml))
                    : List.of(server.send(request(path)
                            .method("PATCH", BodyPublishers.ofString(said))
                            .build()));
            for (var answer : answers) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                assertThat(answer.body()).containsAnyOf("implicitRules", "modifierExtension");
            }
        }
    }

    private static String modified(String text) {
        return text.replace(
                "MODIFIED", "\"modifierExtension\": [{\"url\": \"https://example.org/not\", \"valueBoolean\": true}]");
    }

    /** Below the limit of the body there is no other of which nobody knows. */
    @Test
    void aTextOfTwentyMegabytesIsReadAndTheTruthIsSaidOfIt() {
        var answer = post(
                "BiologicallyDerivedProduct/$check-feed",
                "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"unit\", \"valueString\": \""
                        + "U".repeat(21 * 1024 * 1024) + "\"}]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("parameter unit has more than 2000 characters");
        var number = post("Observation", WEIGHT.replace("1180.00", "9".repeat(2000)));
        assertThat(number.body())
                .contains("a number or a name that is too long")
                .doesNotContain("no JSON");
    }

    @Test
    void anIdentifierACodeOrAReferenceHasAnEnd() {
        for (var longer : List.of(
                WEIGHT.replace("29463-7", "2".repeat(2001)),
                WEIGHT.replace("\"status\"", "\"identifier\": [{\"value\": \"" + "2".repeat(2001) + "\"}], \"status\""),
                WEIGHT.replace(
                        "\"status\"",
                        "\"device\": {\"reference\": \"Device/" + "2".repeat(2001) + "\"}, \"status\""))) {
            var answer = post("Observation", longer);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("more than 2000 characters");
        }
    }

    @Test
    void anExtensionOfTheBanksOwnThatThereIsNotIsRefused() {
        var misspelt = WEIGHT.replace(
                "\"status\"",
                "\"extension\": [{\"url\": \"https://lactarium.org/fhir/StructureDefinition/volumee\", \"valueString\": \"x\"}], \"status\"");
        assertThat(post("Observation", misspelt).statusCode()).isBetween(400, 422);
        assertThat(post("", bundle("transaction", misspelt)).statusCode()).isBetween(400, 422);
    }

    @Test
    void aListInWhichNothingStandsSaysNothing() {
        assertThat(post("Observation", WEIGHT.replace("\"status\"", "\"note\": [], \"status\""))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aNullKeepsThePlaceOfANameBesideItsExtension() {
        var name = "{\"resourceType\": \"Organization\", \"name\": \"Ward kitchen\", \"alias\": [null, \"kitchen\"],"
                + " \"_alias\": [{\"extension\": [{\"url\": \"http://hl7.org/fhir/StructureDefinition/data-absent-reason\","
                + " \"valueCode\": \"unknown\"}]}, null]}";
        assertThat(post("Organization", name).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"display\": \"the batch of this morning\"}",
                "{\"identifier\": {\"system\": \"https://lactarium.org/id/batch\", \"value\": \"B-1\"}}",
                "{\"reference\": \"#milk\"}",
                "{\"reference\": \"https://example.org/fhir/BiologicallyDerivedProduct/1\"}",
            })
    void aFactAboutNothingInParticularIsRefused(String focus) {
        var about = WEIGHT.replace("\"status\"", "\"focus\": [" + focus + "], \"status\"")
                .replace(
                        "{\"resourceType\"",
                        "{\"contained\": [{\"resourceType\": \"Device\", \"id\": \"milk\"}], \"resourceType\"");
        assertThat(post("Observation", about).statusCode()).isBetween(400, 422);
        assertThat(post("", bundle("transaction", about)).statusCode()).isBetween(400, 422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$recall|{\"name\": \"dryrun\", \"valueBoolean\": true}|$recall has no parameter dryrun. It has reason, unit,",
                "$recall|{\"name\": \"dryRun\", \"valueString\": \"true\"}|parameter dryRun must be of type boolean",
                "$recall|{\"name\": \"dryRun\", \"valueBoolean\": true}, {\"name\": \"dryRun\", \"valueBoolean\": false}|may be given once",
                "$receive|{\"name\": \"deposit\", \"part\": [{\"name\": \"donornumber\", \"valueString\": \"D-1\"}]}|parameter deposit has no parameter donornumber",
            })
    void anOperationKnowsItsParameters(String operation, String parameter, String said) {
        var answer = post(
                "BiologicallyDerivedProduct/" + operation,
                "{\"resourceType\": \"Parameters\", \"parameter\": [" + parameter + "]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(said);
    }

    @Test
    void anOperationIsToldWhatItIsAskedInParametersAlone() {
        var answer = post("BiologicallyDerivedProduct/$recall", "{\"resourceType\": \"Patient\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("takes a Parameters resource");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "gt1E400", "0x10", "1..2", "--3", "five"})
    void aSearchForANumberNobodyMeasuresIsRefused(String number) {
        assertThat(server.get("/fhir/Observation?value-quantity=" + number, "demo")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBodyInGzipIsReadUpToTheLimitAndNoFurther() {
        assertThat(zipped(gzip(WEIGHT.getBytes(StandardCharsets.UTF_8)), "gzip").statusCode())
                .isEqualTo(201);
        assertThat(zipped("no gzip at all".getBytes(StandardCharsets.UTF_8), "gzip")
                        .statusCode())
                .isEqualTo(400);
        assertThat(zipped(new byte[] {1}, "br").statusCode()).isEqualTo(415);
        var large = zipped(gzip(new byte[40 * 1024 * 1024]), "gzip");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("OperationOutcome");
    }

    @Test
    void aNumberOfTwoThousandDigitsIsRefused() {
        assertThat(post("Observation", WEIGHT.replace("1180.00", "9".repeat(2000)))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e400", "1e-400"})
    void aNumberNobodyMeasuresIsRefusedInXmlToo(String number) {
        var answer = server.send(request("Observation")
                .setHeader("Content-Type", "application/fhir+xml")
                .POST(BodyPublishers.ofString(
                        "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"/><code><text"
                                + " value=\"weight\"/></code><valueQuantity><value value=\"" + number
                                + "\"/></valueQuantity></Observation>"))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    private static byte[] gzip(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private HttpResponse<String> zipped(byte[] body, String encoding) {
        return server.send(request("Observation")
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private HttpResponse<String> postXml(String path, String body) {
        return server.send(request(path)
                .setHeader("Content-Type", "application/fhir+xml")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> post(String path, String body) {
        return server.send(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.base() + "/fhir/" + path))
                .header("Content-Type", JSON)
                .header("Authorization", "Bearer " + server.token("demo"));
    }

    private static String bundle(String type, String resource) {
        return """
                {"resourceType": "Bundle", "type": "%s", "entry": [{"fullUrl": "urn:uuid:%s", "resource": %s,
                 "request": {"method": "POST", "url": "Observation"}}]}"""
                .formatted(type, UUID.randomUUID(), resource);
    }
}
