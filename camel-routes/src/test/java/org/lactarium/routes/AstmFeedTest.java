package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An analyser that speaks ASTM over a real socket: ENQ, frames, EOT, and the record is looked at over HTTP. */
class AstmFeedTest extends RunningRoutes {

    private static final int ENQ = 5;
    private static final int ACK = 6;
    private static final int EOT = 4;

    private Socket socket;

    @BeforeEach
    void connect() throws IOException {
        socket = new Socket("127.0.0.1", ASTM_PORT);
        socket.setSoTimeout(20_000);
    }

    @AfterEach
    void disconnect() throws IOException {
        socket.close();
    }

    private static String[] measured(String sample, String fat, String time) {
        return new String[] {
            "H|\\^&|||HMA^2.1^1234|||||Lactarium||P|LIS2-A2|" + time,
            "P|1",
            "O|1|" + sample + "||^^^MACRO|R",
            "R|1|^^^FAT|" + fat + "|g/100mL||N||F||TECH07||" + time + "|HMA-1234",
            "L|1|N"
        };
    }

    /** Sends a message as an instrument does and says what each byte was answered. */
    private String send(String... records) throws IOException {
        StringBuilder answers = new StringBuilder();
        socket.getOutputStream().write(ENQ);
        answers.append(socket.getInputStream().read()).append(' ');
        for (int i = 0; i < records.length; i++) {
            socket.getOutputStream().write(frame((i + 1) % 8, records[i]));
            answers.append(socket.getInputStream().read()).append(' ');
        }
        socket.getOutputStream().write(EOT);
        return answers.toString().strip();
    }

    private static byte[] frame(int number, String record) {
        String summed = number + record + "\r\u0003";
        int sum = summed.chars().sum() & 0xFF;
        return ("\u0002" + summed + String.format("%02X", sum) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Takes a message as an instrument does. */
    private String receive() throws IOException {
        InputStream in = socket.getInputStream();
        assertThat(in.read()).isEqualTo(ENQ);
        socket.getOutputStream().write(ACK);
        StringBuilder message = new StringBuilder();
        for (int next = in.read(); next == 2; next = in.read()) {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
                frame.write(b);
            }
            String text = frame.toString(StandardCharsets.UTF_8);
            message.append(text, 1, text.length() - 4);
            socket.getOutputStream().write(ACK);
        }
        return message.toString();
    }

    private List<JsonNode> settled(int count) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.queryForList("select id from intake.message order by id", Long.class).stream()
                                .map(id -> http.getForObject("/intake/messages/" + id, JsonNode.class))
                                .toList(),
                        found -> found.size() == count
                                && found.stream()
                                        .allMatch(message ->
                                                message.path("state").asText().matches("delivered|quarantined")));
    }

    @Test
    void writesAMeasurementIntoTheRecordOnceHoweverOftenItIsSent() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        assertThat(send(measured("B-26-0117", "3.4", "20260310101400"))).isEqualTo("6 6 6 6 6 6");
        settled(1);
        assertThat(send(measured("B-26-0117", "3.4", "20260310101400"))).isEqualTo("6 6 6 6 6 6");
        JsonNode message = settled(1).get(0);
        assertThat(message.path("state").asText()).as(message.toString()).isEqualTo("delivered");
        assertThat(message.path("messageType").asText()).isEqualTo("ASTM");
        await().untilAsserted(() -> assertThat(
                        jdbc.queryForObject("select repeats || ' ' || ack_outcome from intake.message", String.class))
                .isEqualTo("1 sent"));
        assertThat(RECORD.all(Observation.class))
                .extracting(result -> result.getFocusFirstRep().getReference())
                .containsExactly("BiologicallyDerivedProduct/b1");
    }

    @Test
    void answersAQuestionWithTheWorkThatIsOpen() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        ServiceRequest order = Milk.order("o1", "MB-SR-1", "BiologicallyDerivedProduct/b1", "batch B-26-0117");
        order.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        RECORD.put(order);
        send("H|\\^&|||HMA", "Q|1|^ALL||ALL||||||||O", "L|1|N");
        assertThat(receive())
                .startsWith("H|\\^&|||Lactarium|||||HMA||P|LIS2-A2|")
                .contains("\rO|1|B-26-0117||^^^MACRO|R|")
                .endsWith("\rL|1|N\r");
        send("H|\\^&|||HMA", "Q|1|^SP-404||ALL||||||||O", "L|1|N");
        assertThat(receive()).doesNotContain("O|1").endsWith("\rL|1|I\r");
        RECORD.failWith(503);
        send("H|\\^&|||HMA", "Q|1|^SP-405||ALL||||||||O", "L|1|N");
        assertThat(receive()).endsWith("\rL|1|Q\r");
        RECORD.failWith(0);
        assertThat(settled(3))
                .extracting(message -> message.path("reason").asText())
                .containsOnly("query");
    }

    @Test
    void holdsAMessageThatIsNoneAndGoesOn() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        assertThat(send("X|1", "L|1|N")).isEqualTo("6 6 6");
        send(measured("B-26-0117", "3.4", "20260310101400"));
        assertThat(settled(2))
                .extracting(message -> message.path("state").asText())
                .containsExactly("quarantined", "delivered");
    }

    @Test
    void aMeasurementThatIsHeldTellsTheRecordOfTheSampleItNames() throws IOException {
        send(measured("B-26-0117", "much", "20260310101400"));
        JsonNode held = settled(1).get(0);
        assertThat(RECORD.waiting().get("astm-analyser/" + held.path("id")).getParameters("number"))
                .extracting(number -> number.getValue().primitiveValue())
                .contains("B-26-0117");
        send("H|\\^&|||HMA", "Q|1|^ALL||ALL||||||||O", "L|1|N");
        settled(2);
        // a question asks, and says nothing of any milk
        assertThat(RECORD.waiting()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void holdsWhatItAcknowledgedOfAMessageThatBrokeOff(boolean hangsUp) throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        String[] measured = measured("B-26-0117", "3.4", "20260310101400");
        socket.getOutputStream().write(ENQ);
        assertThat(socket.getInputStream().read()).isEqualTo(ACK);
        for (int i = 0; i < 4; i++) {
            socket.getOutputStream().write(frame(i + 1, measured[i]));
            assertThat(socket.getInputStream().read()).isEqualTo(ACK);
        }
        if (hangsUp) {
            socket.getOutputStream().write(EOT);
        } else {
            socket.close();
        }
        JsonNode held = settled(1).get(0);
        assertThat(held.path("state").asText()).isEqualTo("quarantined");
        assertThat(held.path("reason").asText()).isEqualTo("broken-structure");
        assertThat(held.path("detail").asText()).isEqualTo("The session ended in the middle of a message");
        assertThat(held.path("specimens").path(0).asText()).isEqualTo("B-26-0117");
        assertThat(RECORD.transactions()).isEmpty();
        // and the whole of it, sent again, is a result
        connect();
        send(measured);
        assertThat(settled(2))
                .extracting(message -> message.path("state").asText())
                .containsExactlyInAnyOrder("quarantined", "delivered");
    }

    @Test
    void rehearsesAMeasurement() {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        JsonNode preview = http.postForObject(
                "/intake/dry-run?feed=astm-analyser",
                (String.join("\r", measured("B-26-0117", "3.4", "20260310101400")) + "\r")
                        .getBytes(StandardCharsets.UTF_8),
                JsonNode.class);
        assertThat(preview.path("outcome").asText()).isEqualTo("delivered");
        assertThat(preview.path("fields").findValuesAsText("field")).contains("R-4", "O-3");
        assertThat(preview.path("fields").findValuesAsText("fate")).doesNotContain("not-understood");
    }
}
