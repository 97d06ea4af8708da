package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.lactarium.server.LactariumServer;
import org.lactarium.story.Laboratory;

/** A laboratory on the wire. Its samples are taken, and its reports issued, after the milk of the {@link Bank} was heated. */
final class LaboratoryLine {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ").withZone(ZoneId.of("Asia/Hong_Kong"));
    /** The milk of {@link Bank#batch} left the pasteuriser twenty minutes ago. */
    private static final int TAKEN = 18;

    private final LactariumServer server = LactariumServer.shared();
    private final Bank bank;
    private final String filler;

    LaboratoryLine(Bank bank) {
        this.bank = bank;
        this.filler = bank.number("F");
    }

    /** @param minutesAgo when it was issued; below 18 */
    String report(String lot, String test, String status, int minutesAgo) {
        return "PID|1||" + lot + "^^^BANK^LOT\r" + order(1, filler, test, status, minutesAgo);
    }

    String order(int set, String number, String test, String status, int minutesAgo) {
        return "OBR|" + set + "||" + number + "^LIS|" + test + "|||" + ago(TAKEN) + "|||||||||||||||" + ago(minutesAgo)
                + "||MB|" + status + "\r";
    }

    static String count(String status, String type, String value) {
        return "OBX|1|" + type + "|20695-3^Bacteria^LN||" + value + "|CFU/mL|||||" + status + "\r";
    }

    private String ago(int minutes) {
        return TIME.format(bank.ago(minutes, ChronoUnit.MINUTES));
    }

    /** Sends it under a control id of its own; its state once it has settled, or why it is held. */
    String outcome(String reports) {
        JsonNode message = settled(reports);
        return message.path(message.path("reason").isTextual() ? "reason" : "state")
                .asText();
    }

    /** Sends it under a control id of its own; as it stands in the message log once it has settled. */
    JsonNode settled(String reports) {
        var controlId = bank.number("M");
        var answer = sent("MSH|^~\\&|LIS|LAB|MILKBANK|BANK|" + TIME.format(Instant.now()) + "||ORU^R01|" + controlId
                + "|P|2.5.1|||||||UNICODE UTF-8\r" + reports);
        assertThat(answer).contains("MSA|AA|" + controlId);
        new Laboratory("127.0.0.1:" + server.laboratoryPort()).statesInTheLog(server.base(), controlId);
        return json(server.get("/intake/messages?control-id=" + controlId, "demo-integration")
                        .body())
                .path("messages")
                .path(0);
    }

    JsonNode message(long id) {
        return get("/intake/messages/" + id, "demo-integration");
    }

    JsonNode get(String path, String login) {
        return json(server.get(path, login).body());
    }

    /** A person does something to a message. */
    JsonNode post(String path, String why) {
        var request = HttpRequest.newBuilder(
                        URI.create(server.base() + path + "?why=" + URLEncoder.encode(why, StandardCharsets.UTF_8)))
                .header("Authorization", "Bearer " + server.token("demo-integration"))
                .POST(HttpRequest.BodyPublishers.noBody());
        return json(server.send(request.build()).body());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sent(String message) {
        try (Socket socket = new Socket("127.0.0.1", server.laboratoryPort())) {
            socket.getOutputStream().write(("\u000b" + message + "\u001c\r").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            var answer = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0 && next != 0x1c; next = in.read()) {
                answer.write(next);
            }
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
