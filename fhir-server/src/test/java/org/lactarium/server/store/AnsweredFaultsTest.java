package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    private RawCall.Answer post(String state) {
        return new RawCall("POST /fhir/Location")
                .with("X-Fault: " + state)
                .body("application/fhir+json", "{\"resourceType\": \"Location\", \"name\": \"shelf\"}")
                .send(server, "demo");
    }
}
