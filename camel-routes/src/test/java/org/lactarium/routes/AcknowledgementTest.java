package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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

    private static String culture(String controlId, String lot) {
        return Messages.culture(controlId, lot, "F-" + controlId, "F", "^0");
    }
}
