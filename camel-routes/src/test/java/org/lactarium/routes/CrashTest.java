package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The gateway is killed (SIGKILL) again and again while laboratories send, and resend what was not answered. At the end every
 * message that was acknowledged is in the inbox once and in the record. {@code -Dlactarium.crash.rounds=50} for a long run.
 */
class CrashTest {

    private static final int ROUNDS = Integer.getInteger("lactarium.crash.rounds", 2);
    private static final int LABORATORIES = 4;

    private final RecordServer record = new RecordServer();
    private final String database = TestDatabase.fresh();
    private final int port = freePort();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Map<String, String> faults = new ConcurrentHashMap<>();
    private volatile boolean sending = true;

    @Test
    void losesNoAcknowledgedMessageAndDoublesNoneHoweverOftenItIsKilled() throws Exception {
        for (int laboratory = 0; laboratory < LABORATORIES; laboratory++) {
            record.put(Milk.batch("b" + laboratory, "B-" + laboratory));
        }
        Random random = new Random(2575);
        Process gateway = start();
        List<Thread> laboratories = new ArrayList<>();
        for (int laboratory = 0; laboratory < LABORATORIES; laboratory++) {
            int number = laboratory;
            Thread thread = new Thread(() -> send(number), "laboratory-" + number);
            laboratories.add(thread);
            thread.start();
        }
        for (int round = 0; round < ROUNDS; round++) {
            int answeredBefore = acknowledged.size();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> acknowledged.size() > answeredBefore + random.nextInt(60));
            gateway.destroyForcibly().waitFor();
            gateway = start();
        }
        int answeredBefore = acknowledged.size();
        await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() > answeredBefore + 20);
        sending = false;
        for (Thread laboratory : laboratories) {
            laboratory.join(60_000);
        }
        verify();
        gateway.destroyForcibly().waitFor();
    }

    private void verify() {
        DataSource dataSource = TestDatabase.dataSource(database);
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(jdbc.queryForObject(
                        "select count(*) from intake.message where state in ('received', 'retrying')", Integer.class))
                .isZero());
        assertThat(faults).isEmpty();
        List<String> delivered =
                jdbc.queryForList("select control_id from intake.message where state = 'delivered'", String.class);
        assertThat(delivered).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(jdbc.queryForObject("select count(*) from intake.message", Integer.class))
                .isEqualTo(delivered.size());
        // one report for each message, each under its own id
        assertThat(record.all(DiagnosticReport.class)).hasSize(delivered.size());
        for (int laboratory = 0; laboratory < LABORATORIES; laboratory++) {
            assertThat(firstDeliveries(laboratory)).isSorted();
        }
        System.out.printf(
                "crash test: %d kills, %d acknowledged, %d in the record, %d transactions%n",
                ROUNDS,
                acknowledged.size(),
                delivered.size(),
                record.transactions().size());
    }

    /** Numbers of the messages of one batch in the order in which the record first saw them. */
    private List<Integer> firstDeliveries(int laboratory) {
        return record.transactions().stream()
                .map(CrashTest::filler)
                .filter(filler -> filler.startsWith("L" + laboratory + "N"))
                .map(filler -> Integer.parseInt(filler.substring(filler.indexOf('N') + 1)))
                .distinct()
                .collect(Collectors.toList());
    }

    private static String filler(Bundle transaction) {
        return transaction.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(DiagnosticReport.class::isInstance)
                .map(report ->
                        ((DiagnosticReport) report).getIdentifier().get(1).getValue())
                .findFirst()
                .orElseThrow();
    }

    /** Sends one message after the other; what is not answered is sent again, as laboratories do. */
    private void send(int laboratory) {
        MllpPeer peer = null;
        int number = 0;
        while (sending) {
            String controlId = "L" + laboratory + "N" + number;
            try {
                peer = peer == null ? connect() : peer;
                String answer = peer.send(Messages.culture(controlId, "B-" + laboratory, controlId, "F", "^0"));
                if (answer.contains("MSA|AA|" + controlId + "\r")) {
                    acknowledged.add(controlId);
                    number++;
                } else if (answer.isEmpty()) {
                    peer = null;
                } else if (!answer.contains("MSA|AE|" + controlId + "|The message could not be kept")) {
                    faults.put(controlId, answer);
                    return;
                }
            } catch (IOException | IllegalStateException e) {
                peer = null;
                // a laboratory that hammers a closed door only takes the processor from the restart
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    private MllpPeer connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        return new MllpPeer(socket);
    }

    private Process start() throws IOException {
        Path log = Files.createTempFile("gateway", ".log");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Gateway.class.getName(),
                        "--server.port=0",
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=postgres",
                        "--lactarium.feeds.laboratory.port=" + port,
                        "--lactarium.feeds.analyser.enabled=false",
                        "--lactarium.fhir.base-url=" + record.url() + "/fhir",
                        "--lactarium.fhir.token-url=" + record.url() + "/oauth2/token")
                .redirectErrorStream(true)
                .redirectOutput(new File(log.toString()))
                .start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
