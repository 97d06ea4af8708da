package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** PostgreSQL is stopped and started while laboratories send, and the process is not. */
class PostgresAwayTest {

    private static final int LABORATORIES = 3;

    private final RecordServer record = new RecordServer();
    private final int port = freePort();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean sending = true;

    @TempDir
    Path data;

    @Test
    void answersAeWhileItIsAwayAndGoesOnByItselfWithNothingLostNorDoubled() throws Exception {
        int databasePort = freePort();
        EmbeddedPostgres postgres = start(databasePort);
        for (int laboratory = 0; laboratory < LABORATORIES; laboratory++) {
            record.put(Milk.batch("b" + laboratory, "B-" + laboratory));
        }
        try (ConfigurableApplicationContext gateway = gateway(postgres)) {
            List<Thread> laboratories = new ArrayList<>();
            for (int laboratory = 0; laboratory < LABORATORIES; laboratory++) {
                int number = laboratory;
                laboratories.add(new Thread(() -> send(number), "laboratory-" + number));
            }
            laboratories.forEach(Thread::start);
            awaitAcknowledged(20);
            postgres.close();
            await().atMost(Duration.ofMinutes(1)).until(() -> refused.size() >= 2 * LABORATORIES);
            postgres = start(databasePort);
            awaitAcknowledged(20);
            sending = false;
            for (Thread laboratory : laboratories) {
                laboratory.join(60_000);
            }
            verify(gateway.getBean(JdbcTemplate.class));
        } finally {
            sending = false;
            postgres.close();
        }
    }

    private void verify(JdbcTemplate jdbc) {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(jdbc.queryForObject(
                        "select count(*) from intake.message where state in ('received', 'retrying')", Integer.class))
                .isZero());
        assertThat(faults).isEmpty();
        assertThat(unanswered).as("frames without an answer").hasValue(0);
        List<String> kept =
                jdbc.queryForList("select control_id from intake.message where state = 'delivered'", String.class);
        assertThat(kept).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(jdbc.queryForObject("select count(*) from intake.message", Integer.class))
                .isEqualTo(kept.size());
        assertThat(record.all(DiagnosticReport.class)).hasSize(kept.size());
        System.out.printf(
                "postgresql away: %d acknowledged, %d answered AE, %d kept and delivered%n",
                acknowledged.size(), refused.size(), kept.size());
    }

    private void awaitAcknowledged(int more) {
        int before = acknowledged.size();
        await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() >= before + more);
    }

    private void send(int laboratory) {
        int number = 0;
        try (MllpPeer peer = new MllpPeer(port)) {
            while (sending) {
                String controlId = "L" + laboratory + "N" + number;
                String answer = peer.send(Messages.culture(controlId, "B-" + laboratory, controlId, "F", "^0"));
                if (answer.contains("MSA|AA|" + controlId + "\r")) {
                    acknowledged.add(controlId);
                    number++;
                } else if (answer.contains("MSA|AE|" + controlId + "|The message could not be kept")) {
                    refused.add(controlId);
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                } else if (answer.isEmpty()) {
                    unanswered.incrementAndGet();
                    return;
                } else {
                    faults.add(answer);
                    return;
                }
            }
        } catch (IOException | IllegalStateException e) {
            faults.add(e.toString());
        }
    }

    private EmbeddedPostgres start(int databasePort) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(databasePort)
                .start();
    }

    private ConfigurableApplicationContext gateway(EmbeddedPostgres postgres) {
        return new SpringApplicationBuilder(RoutesApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.flyway.enabled=false",
                        "--spring.jmx.enabled=false",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.hikari.connection-timeout=500",
                        "--lactarium.feeds.laboratory.port=" + port,
                        "--lactarium.feeds.analyser.enabled=false",
                        "--lactarium.fhir.base-url=" + record.url() + "/fhir",
                        "--lactarium.fhir.token-url=" + record.url() + "/oauth2/token",
                        "--logging.level.org.apache.camel.component.mllp=warn",
                        "--logging.level.com.zaxxer.hikari=error");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
