package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The gateway is killed (SIGKILL) at two chosen moments: in the middle of a file, and with an answer sent and not written down. */
class KilledGatewayTest {

    private static final int MESSAGES = 12;
    private static final int STOP = 2575;

    private final RecordServer record = new RecordServer();
    private final String database = TestDatabase.fresh();
    private final int port = freePort();

    @TempDir
    Path folder;

    @Test
    void losesAndDoublesNothingOfAFileAndSaysThatItDoesNotKnowWhetherAnAnswerArrived() throws Exception {
        record.put(Milk.batch("b1", "B-1"));
        try (HikariDataSource dataSource = (HikariDataSource) TestDatabase.dataSource(database);
                Connection hand = dataSource.getConnection()) {
            JdbcTemplate jdbc = new JdbcTemplate(dataSource);
            Process gateway = start();
            try {
                await().atMost(Duration.ofMinutes(2)).until(this::accepts);
                stopAt(jdbc, hand, "before insert", "new.control_id = 'M7'");
                stopAt(jdbc, hand, "before update of ack_outcome", "true");
                try (MllpPeer laboratory = new MllpPeer(port)) {
                    assertThat(laboratory.send(culture("ANSWERED"))).contains("\rMSA|AA|ANSWERED\r");
                }
                String file = IntStream.range(0, MESSAGES)
                        .mapToObj(number -> culture("M" + number))
                        .collect(Collectors.joining());
                Files.writeString(folder.resolve("results.hl7"), file);
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> isStopped(jdbc, "%intake.keep%") && isStopped(jdbc, "%ack_outcome%"));
            } finally {
                gateway.destroyForcibly().waitFor();
            }
            assertThat(outcome(jdbc, "ANSWERED")).isEqualTo("unknown");
            assertThat(Files.exists(folder.resolve("results.hl7"))).isTrue();
            letGo(jdbc, hand);
            assertThat(outcome(jdbc, "ANSWERED")).isEqualTo("unknown");
            gateway = start();
            try {
                await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(folder.resolve("done/results.hl7")));
                await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(jdbc.queryForObject(
                                "select count(*) from intake.message where state = 'delivered'", Integer.class))
                        .isEqualTo(MESSAGES + 1));
            } finally {
                gateway.destroyForcibly().waitFor();
            }
            assertThat(jdbc.queryForObject("select count(*) from intake.message", Integer.class))
                    .isEqualTo(MESSAGES + 1);
            assertThat(record.all(DiagnosticReport.class)).hasSize(MESSAGES + 1);
            assertThat(jdbc.queryForObject("select max(repeats) from intake.message", Integer.class))
                    .isEqualTo(1);
        }
    }

    private static void stopAt(JdbcTemplate jdbc, Connection hand, String when, String which) throws Exception {
        hand.createStatement().execute("select pg_advisory_lock(" + STOP + ")");
        String name = "stop_" + Math.abs(when.hashCode());
        jdbc.execute("create function intake." + name + "() returns trigger language plpgsql as $$ begin if " + which
                + " then perform pg_advisory_xact_lock_shared(" + STOP + "); end if; return new; end $$");
        jdbc.execute("create trigger " + name + " " + when + " on intake.message for each row execute function intake."
                + name + "()");
    }

    /** PostgreSQL notices only with the next word that nobody is there any more. */
    private static void letGo(JdbcTemplate jdbc, Connection hand) throws Exception {
        jdbc.queryForList(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where wait_event = 'advisory' and datname = current_database()
                """);
        await().until(() -> jdbc.queryForObject(
                        "select count(*) from pg_stat_activity where wait_event = 'advisory' and datname = current_database()",
                        Integer.class)
                == 0);
        hand.createStatement().execute("select pg_advisory_unlock_all()");
    }

    private static boolean isStopped(JdbcTemplate jdbc, String query) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
                select exists (select 1 from pg_stat_activity
                    where wait_event = 'advisory' and query like ? and datname = current_database())
                """,
                Boolean.class,
                query));
    }

    private static String outcome(JdbcTemplate jdbc, String controlId) {
        return jdbc.queryForObject(
                "select ack_outcome from intake.message where control_id = ?", String.class, controlId);
    }

    private boolean accepts() {
        try (MllpPeer peer = new MllpPeer(port)) {
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    private Process start() throws IOException {
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
                        "--lactarium.feeds.laboratory.folder=" + folder,
                        "--lactarium.feeds.laboratory.folder-quiet=100ms",
                        "--lactarium.fhir.base-url=" + record.url() + "/fhir",
                        "--lactarium.fhir.token-url=" + record.url() + "/oauth2/token")
                .redirectErrorStream(true)
                .redirectOutput(new File(Files.createTempFile("gateway", ".log").toString()))
                .start();
    }

    private static String culture(String controlId) {
        return Messages.culture(controlId, "B-1", "F-" + controlId, "F", "^0");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
