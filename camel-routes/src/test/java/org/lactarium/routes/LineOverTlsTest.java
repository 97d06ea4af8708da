package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lactarium.routes.mllp.Line;

/** Orders over TLS go to the host that was meant and to no other. */
class LineOverTlsTest {

    private final ServerSocket laboratory = listen();

    @AfterEach
    void close() throws IOException {
        laboratory.close();
    }

    @Test
    void speaksToALaboratoryWhoseCertificateIsForItsAddress() {
        assertThat(send("127.0.0.1", TestKeys.client(true).getSocketFactory()))
                .isInstanceOfSatisfying(
                        Line.Fare.Answered.class,
                        answered -> assertThat(answered.answer()).asString().isEqualTo("taken"));
    }

    @Test
    void sendsNotAByteWhereATrustedCertificateIsForAnotherAddress() {
        assertThat(send("127.0.0.2", TestKeys.client(true).getSocketFactory())).isInstanceOf(Line.Fare.Unreached.class);
    }

    @Test
    void sendsNotAByteToSomebodyWhomNobodyVouchesFor() {
        assertThat(send("127.0.0.1", (SSLSocketFactory) SSLSocketFactory.getDefault()))
                .isInstanceOf(Line.Fare.Unreached.class);
    }

    private Line.Fare send(String host, SSLSocketFactory tls) {
        Duration patience = Duration.ofSeconds(20);
        try (Line line = new Line(new Line.Peer(host, laboratory.getLocalPort(), tls, patience, patience))) {
            return line.send("order".getBytes(StandardCharsets.UTF_8), answer -> true, stray -> {});
        }
    }

    private static ServerSocket listen() {
        try {
            ServerSocket socket = TestKeys.client(true).getServerSocketFactory().createServerSocket(0);
            Thread thread = new Thread(() -> serve(socket), "laboratory-over-tls");
            thread.setDaemon(true);
            thread.start();
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void serve(ServerSocket socket) {
        while (!socket.isClosed()) {
            try (MllpPeer peer = new MllpPeer(socket.accept())) {
                if (peer.receive().length > 0) {
                    peer.write("taken".getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException | IllegalStateException e) {
                // the other side hung up
            }
        }
    }
}
