package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** What a sender is told, and when, on feeds with different promises. */
class AcknowledgementTest extends RunningRoutes {

    @Test
    void acceptsOnTheProcessedFeedOnlyWhenTheRecordHasIt() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        try (MllpPeer laboratory = new MllpPeer(PROCESSED_PORT)) {
            assertThat(laboratory.send(culture("C1", "B-26-0117"))).contains("\rMSA|AA|C1\r");
            assertThat(RECORD.transactions()).hasSize(1);
            assertThat(laboratory.send(culture("C2", "B-26-9999"))).contains("\rMSA|AE|C2|Not on record");
        }
    }

    @Test
    void saysOnTheProcessedFeedThatItTakesTimeAndAnswersTheResendWhenItIsDone() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        RECORD.failWith(503);
        try (MllpPeer laboratory = new MllpPeer(PROCESSED_PORT)) {
            assertThat(laboratory.send(culture("C1", "B-26-0117"))).contains("\rMSA|AE|C1|The message is kept");
            RECORD.failWith(0);
            assertThat(settled("C1").path("state").asText()).isEqualTo("delivered");
            assertThat(laboratory.send(culture("C1", "B-26-0117"))).contains("\rMSA|AA|C1\r");
        }
        assertThat(RECORD.transactions()).hasSize(1);
    }

    @Test
    void answersTheCommitAtOnceAndTheOutcomeLaterWhenBothAreAskedFor() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        try (MllpPeer laboratory = new MllpPeer(ENHANCED_PORT)) {
            laboratory.write(asking("C1", "AL", "AL").getBytes(StandardCharsets.UTF_8));
            assertThat(text(laboratory)).contains("\rMSA|CA|C1\r");
            assertThat(text(laboratory)).contains("\rMSA|AA|C1\r");
        }
    }

    @Test
    void staysSilentOnTheCommitWhenOnlyTheOutcomeIsAskedFor() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        try (MllpPeer laboratory = new MllpPeer(ENHANCED_PORT)) {
            laboratory.write(asking("C1", "NE", "AL").getBytes(StandardCharsets.UTF_8));
            assertThat(text(laboratory)).contains("\rMSA|AA|C1\r");
            laboratory.write(asking("C2", "NE", "NE").getBytes(StandardCharsets.UTF_8));
            laboratory.write(asking("C3", "AL", "NE").getBytes(StandardCharsets.UTF_8));
            assertThat(text(laboratory)).contains("\rMSA|CA|C3\r");
        }
        assertThat(settled("C2").path("state").asText()).isEqualTo("delivered");
    }

    @Test
    void namesTheFaultOfAnOutcomeForAProgram() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        try (MllpPeer laboratory = new MllpPeer(PROCESSED_PORT)) {
            assertThat(laboratory.send(newer(culture("C1", "B-26-9999"))))
                    .contains("\rMSA|AE|C1|Not on record", "\rERR|||204^Unknown key identifier^HL70357|E|");
            assertThat(laboratory.send(newer(culture("C2", "B-26-0117")).replace("MBCULPOST", "NOVEL")))
                    .contains("\rMSA|AE|C2|OBR-4", "\rERR|||103^Table value not found^HL70357|E|");
            assertThat(laboratory.send(newer(culture("C3", "B-26-0117")).replace("ORU^R01^ORU_R01", "ORU^R03^ORU_R03")))
                    .contains("\rMSA|AE|C3|", "\rERR||MSH^1^9^1^2|201^Unsupported event code^HL70357|E|");
            laboratory.send(newer(culture("C4", "B-26-0117")));
            assertThat(laboratory.send(newer(culture("C4", "B-26-0117")) + "NTE|2|L|another body\r"))
                    .contains("\rMSA|AE|C4|MSH-10 was used", "|205^Duplicate key identifier^HL70357|");
        }
    }

    @Test
    void noticesAnAcknowledgementWhereMessagesAreTakenAndLetsItRestThere() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        String ack = "MSH|^~\\&|LIS|QMH-LAB|MILKBANK|HKMB|20260306||ACK^R01^ACK|C1|P|2.5.1\rMSA|AA|LACT1AA\r";
        for (int port : new int[] {PORT, PROCESSED_PORT, ENHANCED_PORT, ANALYSER_PORT}) {
            try (MllpPeer peer = new MllpPeer(port)) {
                peer.write(ack.getBytes(StandardCharsets.UTF_8));
                // what comes next is answered first
                String next = "MSH|^~\\&|LIS|QMH-LAB|MILKBANK|HKMB|20260306||ADT^A01|NEXT" + port + "|P|2.5.1\r";
                assertThat(peer.send(next)).contains("\rMSA|AR|NEXT" + port + "|");
            }
        }
        JsonNode noted = settled("C1");
        assertThat(noted.path("state").asText()).isEqualTo("delivered");
        assertThat(noted.path("reason").asText()).isEqualTo("acknowledgement");
        assertThat(settled("NEXT" + PORT).path("state").asText()).isEqualTo("quarantined");
        // the laboratory numbers its messages and its answers alike
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(culture("C1", "B-26-0117"));
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(RECORD.transactions()).hasSize(1));
    }

    @Test
    void talksTlsToAPeerThatShowsATrustedCertificateAndToNoOther() throws IOException {
        Socket trusted = TestKeys.client(true).getSocketFactory().createSocket("127.0.0.1", TLS_PORT);
        try (MllpPeer laboratory = new MllpPeer(trusted)) {
            assertThat(laboratory.send(culture("C1", "B-1"))).contains("\rMSA|AA|C1\r");
        }
        SSLSocket stranger =
                (SSLSocket) TestKeys.client(false).getSocketFactory().createSocket("127.0.0.1", TLS_PORT);
        assertThatThrownBy(() -> {
                    try (MllpPeer peer = new MllpPeer(stranger)) {
                        assertThat(peer.send(culture("C2", "B-1"))).contains("MSA|");
                    }
                })
                .isInstanceOf(Throwable.class);
        assertThat(message("C2").isMissingNode()).isTrue();
    }

    @Test
    void servesHundredsOfPeersAtOnce() throws IOException {
        MllpPeer[] peers = new MllpPeer[250];
        for (int i = 0; i < peers.length; i++) {
            peers[i] = new MllpPeer(PORT);
        }
        for (int i = 0; i < peers.length; i++) {
            peers[i].write(culture("H" + i, "B-1").getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < peers.length; i++) {
            assertThat(text(peers[i])).contains("\rMSA|AA|H" + i + "\r");
            peers[i].close();
        }
    }

    private static String text(MllpPeer peer) {
        return new String(peer.receive(), StandardCharsets.UTF_8);
    }

    private static String asking(String controlId, String accept, String application) {
        return culture(controlId, "B-26-0117").replace("|2.4|||||", "|2.4|||" + accept + "|" + application + "||");
    }

    private static String newer(String message) {
        return message.replace("|P|2.4|", "|P|2.5.1|");
    }

    private static String culture(String controlId, String lot) {
        return Messages.culture(controlId, lot, "F-" + controlId, "F", "^0");
    }
}
