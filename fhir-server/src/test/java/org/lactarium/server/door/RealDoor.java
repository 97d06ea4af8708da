package org.lactarium.server.door;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.histories.MilkBench;
import org.lactarium.server.histories.MilkBench.Lot;

/** The whole program on PostgreSQL, with its messages over MLLP, over HTTP and as files, and its clock running. */
final class RealDoor implements Door {

    private static final int BEGIN = 0x0b;
    private static final int END = 0x1c;
    /** An acknowledgement is answered by nobody. */
    private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(5);

    private static final Set<String> ON_THE_WAY = Set.of("received", "retrying");

    private final LactariumServer server = LactariumServer.shared();
    private final MilkBench bench = MilkBench.real(UUID.randomUUID().toString().substring(0, 8));
    private final Map<Milk, Lot> lots = new HashMap<>();
    private int turn;

    @Override
    public OffsetDateTime now() {
        return bench.now().atOffset(ZoneOffset.ofHours(8));
    }

    @Override
    public Milk milk() {
        var lot = bench.make();
        var milk = new Milk(lot.batch(), lot.pool(), lot.donor());
        lots.put(milk, lot);
        return milk;
    }

    /** By each of the ways there are, in turn. */
    @Override
    public Answer send(byte[] message) {
        var answer =
                switch (turn++ % 3) {
                    case 0 -> sent(message);
                    case 1 -> posted(message);
                    default -> laidDown(message);
                };
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(this::allSettled);
        return answer.contains("MSA|AR|") ? Answer.NOT_KEPT : Answer.KEPT;
    }

    private String posted(byte[] message) {
        var request = HttpRequest.newBuilder(URI.create(server.base() + "/fhir/$submit-v2"))
                .header("Content-Type", "x-application/hl7-v2+er7")
                .header("Authorization", "Bearer " + server.token("demo-laboratory-system"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(message))
                .build();
        return server.send(request).body();
    }

    /** As a laboratory has to do it: under another name until it is whole. @return nothing, since a file is not answered */
    private String laidDown(byte[] message) {
        try {
            var folder = Files.createDirectories(server.laboratoryFolder());
            var written = Files.write(folder.resolve("." + turn), message);
            var file = Files.move(written, folder.resolve("door-" + UUID.randomUUID() + ".hl7"));
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> Files.notExists(file));
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sent(byte[] message) {
        try (var socket = new Socket("127.0.0.1", server.laboratoryPort())) {
            socket.setSoTimeout((int) FOR_AN_ANSWER.toMillis());
            var frame = new ByteArrayOutputStream();
            frame.write(BEGIN);
            frame.writeBytes(message);
            frame.write(END);
            frame.write('\r');
            socket.getOutputStream().write(frame.toByteArray());
            socket.getOutputStream().flush();
            var answer = new ByteArrayOutputStream();
            var in = socket.getInputStream();
            for (int next = in.read(); next >= 0 && next != END; next = in.read()) {
                answer.write(next);
            }
            return answer.toString(StandardCharsets.ISO_8859_1).replace("\u0000", "");
        } catch (SocketTimeoutException nobodyAnswers) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the newest messages, among which is the one just sent. */
    private boolean allSettled() {
        var body = server.get("/intake/messages?count=10", "demo-integration").body();
        for (var message : json(body).path("messages")) {
            if (ON_THE_WAY.contains(message.path("state").asText())) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean resultForbids(Milk milk) {
        return Reading.forbids(bench.refusals(lots.get(milk)));
    }

    @Override
    public boolean release(Milk milk) {
        return bench.release(lots.get(milk));
    }

    @Override
    public boolean mayBeFed(Milk milk) {
        return bench.mayBeFed(lots.get(milk));
    }
}
