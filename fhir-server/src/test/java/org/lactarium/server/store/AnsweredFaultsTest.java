package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.gate.RawCall;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.UncategorizedSQLException;

/** Whose mistake it is, and what is told of it. */
class AnsweredFaultsTest {

    /** Fails in the middle of a write, as the header says. */
    @Interceptor
    public static final class Fault {

        @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
        public void fail(RequestDetails request) {
            var state = request == null ? null : request.getHeader("X-Fault");
            if (state != null) {
                var cause = new SQLException("insert of Frau Geheim", state);
                throw switch (state) {
                    case "bug" -> new IllegalStateException("Frau Geheim was not expected here");
                    case "22021" -> new UncategorizedSQLException("insert", null, cause);
                    default -> new CannotAcquireLockException("Frau Geheim", cause);
                };
            }
        }
    }

    private final LactariumServer server = LactariumServer.shared();
    private final Fault fault = new Fault();

    @BeforeEach
    void breakIt() {
        server.bean(RecordServer.class).registerInterceptor(fault);
        server.bean(ca.uhn.fhir.interceptor.api.IInterceptorService.class).registerInterceptor(fault);
    }

    @AfterEach
    void mendIt() {
        server.bean(RecordServer.class).unregisterInterceptor(fault);
        server.bean(ca.uhn.fhir.interceptor.api.IInterceptorService.class).unregisterInterceptor(fault);
    }

    @ParameterizedTest
    @CsvSource({"40P01, 409", "40001, 409", "55P03, 409", "08006, 503", "53300, 503", "57P01, 503"})
    void twoWritesThatMeetAndADatabaseThatIsAwayPassByThemselves(String state, int status) {
        var answer = post(state);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.head()).contains("Retry-After: 1");
        assertThat(answer.body()).contains("OperationOutcome", "Send it again").doesNotContain("Geheim");
    }

    @Test
    void aValueThatNoColumnTakesIsTheClients() {
        assertThat(post("22021").status()).isEqualTo(400);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aMistakeOfOursIsToldByItsNumberAndLoggedByItsPlace(CapturedOutput output) {
        var answer = post("bug");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body())
                .contains("OperationOutcome", "Request ")
                .doesNotContain("Geheim")
                .doesNotContain("IllegalState");
        assertThat(output.getAll())
                .contains("A fault of the server in request", "IllegalStateException at org.lactarium")
                .doesNotContain("Geheim")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Error was: com.ctc.wstx.exc.WstxParsingException: Undeclared entity|Error was: Undeclared entity",
                "value of type `java.util.ArrayList<com.github.Patch>` from Object|value of type  from Object",
                "HAPI-1262: org.hibernate.exception.DataException: JDBC exception executing SQL [SELECT 1]|HAPI-1262: it cannot be looked for or stored.",
                "Unknown search parameter name for resource type Location|Unknown search parameter name for resource type Location",
                "A time has no offset. Write it as 2026-11-30T05:43:00+08:00.|A time has no offset. Write it as 2026-11-30T05:43:00+08:00.",
                "See https://lactarium.org/fhir/StructureDefinition/batch for it|See https://lactarium.org/fhir/StructureDefinition/batch for it",
            })
    void namesOfClassesAndQuestionsToTheDatabaseAreLeftOut(String sentence, String plain) {
        assertThat(PlainSpeech.of(sentence)).isEqualTo(plain);
    }

    /** The record stamps its own source on what it stores, and is asked about codes it has no list of. */
    @Test
    void aRefusalBeginsWithWhatRefusesAndTellsNothingOfTheServersOwn() {
        for (var source : List.of("", "\"source\": \"https://laboratory.example\",")) {
            var answer = new RawCall("POST /fhir/Observation")
                    .body(
                            "application/fhir+json",
                            "{\"resourceType\": \"Observation\", \"meta\": {" + source + " \"profile\": [\""
                                    + Profiles.SEROLOGY
                                    + "\"]}, \"code\": {\"coding\": [{\"system\": \"http://loinc.org\", \"code\": \"99999-9\"}]}}")
                    .send(server, "demo");
            var issues = outcome(answer.body()).getIssue();
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(issues.get(0).getSeverity()).isEqualTo(IssueSeverity.ERROR);
            assertThat(issues)
                    .extracting(OperationOutcomeIssueComponent::getDiagnostics)
                    .noneMatch(said -> said.contains("URL value '") || said.contains("HAPI-"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /fhir/Location/none",
                "GET /fhir/Location/none/_history/9",
                "GET /fhir/Location?_lastUpdated=never",
                "GET /fhir/Nothing",
                "DELETE /fhir/Location/none",
                "PUT /fhir/Location/none",
                "POST /fhir/Location/$nothing"
            })
    void noAnswerHoldsTheNumberOfALibrarysSentence(String call) {
        var answer = new RawCall(call)
                .body("application/fhir+json", "{\"resourceType\": \"Patient\"}")
                .send(server, "demo");
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain("HAPI-");
        var batch = bundle("{\"request\": {\"method\": \"GET\", \"url\": \"Location/none\"}}");
        assertThat(batch.body()).contains("404").doesNotContain("HAPI-");
    }

    @ParameterizedTest
    @CsvSource({
        "en, somebody else has written this in the meantime",
        "zh-HK, \u5176\u9593\u5df2\u6709\u4eba\u5beb\u5165"
    })
    void whoeverMeansAnOlderVersionIsToldThatSomebodyElseHasWritten(String language, String words) {
        var id = "shelf-" + UUID.randomUUID();
        var shelf = "{\"resourceType\": \"Location\", \"id\": \"" + id + "\", \"name\": \"shelf\"}";
        put(id, shelf, language, "Accept: */*");
        put(id, shelf.replace("shelf\"", "rack\""), language, "Accept: */*");
        assertThat(said(put(id, shelf, language, "If-Match: W/\"1\""))).contains(words);
        assertThat(said(put("none-" + id, shelf.replace(id, "none-" + id), language, "If-Match: W/\"1\"")))
                .contains(words);
        // what is wrong with the form is told as that
        assertThat(said(put(id, shelf, language, "If-Match: one"))).doesNotContain(words);
    }

    private RawCall.Answer put(String id, String shelf, String language, String header) {
        return new RawCall("PUT /fhir/Location/" + id)
                .with("Accept-Language: " + language)
                .with(header)
                .body("application/fhir+json", shelf)
                .send(server, "demo");
    }

    private RawCall.Answer bundle(String entry) {
        return new RawCall("POST /fhir")
                .body(
                        "application/fhir+json",
                        "{\"resourceType\": \"Bundle\", \"type\": \"batch\", \"entry\": [" + entry + "]}")
                .send(server, "demo");
    }

    private String said(RawCall.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(409, 412);
        return outcome(answer.body()).getIssueFirstRep().getDetails().getText();
    }

    private OperationOutcome outcome(String body) {
        return server.fhir().newJsonParser().parseResource(OperationOutcome.class, body);
    }

    private RawCall.Answer post(String state) {
        return new RawCall("POST /fhir/Location")
                .with("X-Fault: " + state)
                .body("application/fhir+json", "{\"resourceType\": \"Location\", \"name\": \"shelf\"}")
                .send(server, "demo");
    }
}
