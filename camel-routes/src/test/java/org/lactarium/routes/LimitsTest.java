package org.lactarium.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Peers that are too long, too slow, too silent, too many, or gone, over real sockets. */
class LimitsTest extends RunningRoutes {

    @Autowired
    DataSource dataSource;

    @Test
    void answersAMessageThatIsTooLongWithoutKeepingItAndReadsTheNext() throws IOException {
        String tooLong = culture("LONG") + "NTE|1|L|" + "x".repeat(50_000) + "\r";
        try (MllpPeer laboratory = new MllpPeer(STRICT_PORT)) {
            assertThat(laboratory.send(tooLong)).contains("\rMSA|AR|LONG|The message is longer than 4096 bytes");
            assertThat(laboratory.send(culture("NEXT"))).contains("\rMSA|AA|NEXT\r");
        }
        assertThat(message("LONG").isMissingNode()).isTrue();
        assertThat(message("NEXT").isMissingNode()).isFalse();
    }

    @Test
    void answersATooLongMessageAndTheNextInOnePacketEachInTurn() throws IOException {
        String tooLong = culture("LONG") + "NTE|1|L|" + "x".repeat(5_000) + "\r";
        try (MllpPeer laboratory = new MllpPeer(STRICT_PORT)) {
            laboratory.writeBytes(concat(
                    MllpPeer.frame(tooLong.getBytes(UTF_8)),
                    MllpPeer.frame(culture("NEXT").getBytes(UTF_8))));
            assertThat(text(laboratory)).contains("\rMSA|AR|LONG|");
            assertThat(text(laboratory)).contains("\rMSA|AA|NEXT\r");
        }
    }

    @Test
    void closesAConnectionThatIsSilent() throws IOException {
        try (MllpPeer laboratory = new MllpPeer(STRICT_PORT)) {
            assertThat(laboratory.send(culture("C1"))).contains("\rMSA|AA|C1\r");
            assertThat(laboratory.receive()).isEmpty();
        }
    }

    @Test
    void closesAConnectionWhoseFrameStopsInTheMiddle() throws IOException {
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.writeBytes(("\u000b" + culture("C1")).getBytes(UTF_8));
            assertThat(laboratory.receive()).isEmpty();
        }
        assertThat(message("C1").isMissingNode()).isTrue();
    }

    @Test
    void closesAConnectionThatDripsItsFrameForEver() throws IOException {
        try (MllpPeer laboratory = new MllpPeer(STRICT_PORT)) {
            laboratory.writeBytes("\u000bMSH|".getBytes(UTF_8));
            // every drip comes long before the read timeout
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> dripFails(laboratory));
        }
    }

    @Test
    void refusesPeersBeyondTheLimitAndAdmitsAnotherWhenOneIsGone() throws IOException {
        MllpPeer first = new MllpPeer(CROWDED_PORT);
        MllpPeer second = new MllpPeer(CROWDED_PORT);
        assertThat(first.send(culture("C1"))).contains("\rMSA|AA|C1\r");
        assertThat(second.send(culture("C2"))).contains("\rMSA|AA|C2\r");
        try (MllpPeer third = new MllpPeer(CROWDED_PORT)) {
            assertThat(third.receive()).isEmpty();
        }
        assertThat(second.send(culture("C3"))).contains("\rMSA|AA|C3\r");
        first.close();
        await().atMost(Duration.ofSeconds(30)).until(this::isAdmitted);
        second.close();
    }

    @Test
    void writesDownThatAnAcknowledgementFailedWhenThePeerIsGoneBeforeIt() throws Exception {
        Socket socket = new Socket("127.0.0.1", PORT);
        try (Connection blocker = dataSource.getConnection()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("lock table intake.message in share mode");
            new MllpPeer(socket).write(culture("GONE").getBytes(UTF_8));
            await().until(() -> isWaitingForTheLock());
            // gone without a goodbye
            socket.setSoLinger(true, 0);
            socket.close();
            blocker.commit();
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        message("GONE").path("acknowledgementOutcome").asText())
                .isEqualTo("failed"));
        assertThat(http.getForObject(
                        "/actuator/metrics/lactarium.intake.acknowledgement?tag=outcome:failed", String.class))
                .contains("COUNT");
        try (MllpPeer again = new MllpPeer(PORT)) {
            assertThat(again.send(culture("GONE"))).contains("\rMSA|AA|GONE\r");
        }
        await().untilAsserted(() -> assertThat(
                        message("GONE").path("acknowledgementOutcome").asText())
                .isEqualTo("sent"));
        assertThat(message("GONE").path("repeats").asInt()).isEqualTo(1);
    }

    private boolean isAdmitted() {
        try (MllpPeer third = new MllpPeer(CROWDED_PORT)) {
            return third.send(culture("C4")).contains("\rMSA|AA|C4\r");
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    private static boolean dripFails(MllpPeer peer) {
        try {
            peer.writeBytes(new byte[] {'x'});
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private boolean isWaitingForTheLock() throws SQLException {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
                select exists (select 1 from pg_stat_activity
                    where wait_event_type = 'Lock' and query like '%intake.keep%' and datname = current_database())
                """,
                Boolean.class));
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static String text(MllpPeer peer) {
        return new String(peer.receive(), UTF_8);
    }

    private static String culture(String controlId) {
        return Messages.culture(controlId, "B-1", "F-" + controlId, "F", "^0");
    }
}
