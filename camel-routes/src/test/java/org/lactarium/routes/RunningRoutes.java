package org.lactarium.routes;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The routes as they run, once for all tests: real sockets, a real PostgreSQL, a small record. */
@SpringBootTest(
        classes = RoutesApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "logging.level.org.apache.camel.component.mllp=warn",
            "logging.level.org.apache.camel.component.file=off"
        })
abstract class RunningRoutes {

    static final RecordServer RECORD = new RecordServer();
    static final LaboratoryServer LABORATORY = new LaboratoryServer();
    static final LaboratoryServer OLD_LABORATORY = new LaboratoryServer();
    static final int PORT = freePort();
    static final int PROCESSED_PORT = freePort();
    static final int ENHANCED_PORT = freePort();
    static final int TLS_PORT = freePort();
    static final int ANALYSER_PORT = freePort();
    static final int ASTM_PORT = freePort();
    /** Data file of the feed patient-lab, which a test may change. */
    static final Path DATA_FILE = dataFile();

    static final int STRICT_PORT = freePort();
    static final int CROWDED_PORT = freePort();
    static final Path FOLDER = emptyDirectory();
    static final Path EXPORTS = emptyDirectory();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        String url = TestDatabase.fresh();
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("spring.flyway.enabled", () -> "false");
        registry.add("lactarium.feeds.laboratory.port", () -> PORT);
        registry.add("lactarium.feeds.laboratory.read-timeout", () -> "2s");
        registry.add("lactarium.feeds.analyser.port", () -> ANALYSER_PORT);
        registry.add("lactarium.feeds.astm-analyser.transport", () -> "astm");
        registry.add("lactarium.feeds.astm-analyser.port", () -> ASTM_PORT);
        registry.add("lactarium.feeds.astm-analyser.profile", () -> "classpath:analyser/astm.json");
        registry.add("lactarium.feeds.exporting-analyser.transport", () -> "file");
        registry.add("lactarium.feeds.exporting-analyser.profile", () -> "classpath:analyser/exported-csv.json");
        registry.add("lactarium.feeds.patient-lab.port", () -> PROCESSED_PORT);
        registry.add("lactarium.feeds.patient-lab.acknowledgement", () -> "processed");
        registry.add("lactarium.feeds.patient-lab.answer-timeout", () -> "5s");
        registry.add(
                "lactarium.feeds.patient-lab.profile", () -> DATA_FILE.toUri().toString());
        registry.add("lactarium.feeds.modern-lab.port", () -> ENHANCED_PORT);
        registry.add("lactarium.feeds.modern-lab.acknowledgement", () -> "enhanced");
        registry.add("lactarium.feeds.careful-lab.port", () -> TLS_PORT);
        registry.add("lactarium.feeds.careful-lab.ssl-bundle", () -> "mllp");
        registry.add("lactarium.feeds.strict-lab.port", () -> STRICT_PORT);
        registry.add("lactarium.feeds.strict-lab.max-message-size", () -> "4096");
        registry.add("lactarium.feeds.crowded-lab.port", () -> CROWDED_PORT);
        registry.add("lactarium.feeds.crowded-lab.max-connections", () -> "2");
        registry.add("lactarium.feeds.strict-lab.idle-timeout", () -> "2s");
        registry.add("lactarium.feeds.strict-lab.frame-timeout", () -> "1s");
        registry.add("lactarium.feeds.exporting-analyser.folder", () -> EXPORTS.toString());
        registry.add("lactarium.feeds.exporting-analyser.folder-quiet", () -> "100ms");
        registry.add("lactarium.feeds.folder-lab.folder", () -> FOLDER.toString());
        registry.add("lactarium.feeds.folder-lab.folder-quiet", () -> "100ms");
        registry.add("lactarium.feeds.folder-lab.folder-answers", () -> "true");
        registry.add("lactarium.feeds.folder-lab.max-message-size", () -> "65536");
        registry.add("spring.ssl.bundle.jks.mllp.keystore.location", () -> TestKeys.location());
        registry.add("spring.ssl.bundle.jks.mllp.keystore.password", () -> TestKeys.PASSWORD);
        registry.add("spring.ssl.bundle.jks.mllp.truststore.location", () -> TestKeys.location());
        registry.add("spring.ssl.bundle.jks.mllp.truststore.password", () -> TestKeys.PASSWORD);
        registry.add("lactarium.outbox.poll", () -> "100ms");
        registry.add("lactarium.orders.lab.host", () -> "127.0.0.1");
        registry.add("lactarium.orders.lab.port", LABORATORY::port);
        registry.add("lactarium.orders.lab.answer-timeout", () -> "1s");
        registry.add("lactarium.orders.old-lab.host", () -> "127.0.0.1");
        registry.add("lactarium.orders.old-lab.port", OLD_LABORATORY::port);
        registry.add("lactarium.orders.old-lab.form", () -> "o01");
        registry.add("lactarium.orders.old-lab.version", () -> "2.3.1");
        registry.add("lactarium.orders.old-lab.profile", () -> "classpath:orders/old-laboratory.json");
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
        jdbc.update("delete from intake.pause");
        RECORD.reset();
        // waits for workers that still have something of the last test in hand
        jdbc.execute("do $$ begin lock table intake.message in exclusive mode; delete from intake.message; end $$");
        jdbc.update("delete from outbox.message");
        LABORATORY.reset();
        OLD_LABORATORY.reset();
    }

    JsonNode message(String controlId) {
        return http.getForObject("/intake/messages?control-id={id}", JsonNode.class, controlId)
                .path("messages")
                .path(0);
    }

    JsonNode settled(String controlId) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> message(controlId), message -> message.path("state")
                .asText()
                .matches("delivered|quarantined"));
    }

    /** The data file that is shipped. */
    static String shipped() {
        try (InputStream json = RunningRoutes.class.getResourceAsStream("/laboratory/default.json")) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an editor does it: whole, beside, then in place. */
    static void writeDataFile(String json) {
        try {
            Path beside = Files.writeString(DATA_FILE.resolveSibling("new.json"), json);
            Files.move(beside, DATA_FILE, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void putTheShippedFileBack() {
        writeDataFile(shipped());
        // whoever looks makes the feed look too
        http.getForObject("/intake/unmapped", JsonNode.class);
    }

    private static Path dataFile() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "profiles")), "lab");
            return Files.writeString(folder.resolve("laboratory.json"), shipped());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path emptyDirectory() {
        try {
            return Files.createTempDirectory("lactarium-folder");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
