package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A laboratory sends over a real socket; the record is looked at over HTTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LaboratoryFeedTest {

    private static final RecordServer RECORD = new RecordServer();
    private static final int PORT = freePort();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        String url = TestDatabase.fresh();
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("spring.flyway.enabled", () -> "false");
        registry.add("lactarium.feeds.laboratory.port", () -> PORT);
        registry.add("lactarium.fhir.base-url", () -> RECORD.url() + "/fhir");
        registry.add("lactarium.fhir.token-url", () -> RECORD.url() + "/oauth2/token");
        registry.add("management.endpoint.health.show-details", () -> "always");
        registry.add("management.endpoints.web.exposure.include", () -> "health,metrics");
    }

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void emptyInbox() {
        jdbc.update("delete from intake.message");
        RECORD.reset();
    }

    @Test
    void writesACultureOfAKnownBatchIntoTheRecord() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            String answer = laboratory.send(Messages.culture("C1", "B-26-0117", "26QM01", "F", "^0"));
            assertThat(answer).contains("\rMSA|AA|C1\r").startsWith("MSH|^~\\&|MILKBANK|HKMB|LIS|QMH-LAB|");
        }
        JsonNode message = settled("C1");
        assertThat(message.path("state").asText()).as(message.toString()).isEqualTo("delivered");
        assertThat(RECORD.all(DiagnosticReport.class)).hasSize(1);
        Observation count = RECORD.all(Observation.class).get(0);
        assertThat(count.getFocusFirstRep().getReference()).isEqualTo("BiologicallyDerivedProduct/b1");
        assertThat(count.getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
    }

    JsonNode settled(String controlId) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> http.getForObject("/intake/messages?control-id=" + controlId, JsonNode.class)
                                .path("messages")
                                .path(0),
                        message -> message.path("state").asText().matches("delivered|quarantined"));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
