package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that is not delivered, and what the record is told of the numbers in it before anybody reads "held". */
class HeldMessagesBindTest extends RunningRoutes {

    private static final String LOT = "B-26-0117";

    @Test
    void theRecordKnowsOfEveryNumberAMessageNamesWhenTheMessageIsSettledAsHeld() throws IOException {
        send(culture("C1", "F", "^0") + "SPM|1|MB-SP-77||MILK\r");

        JsonNode held = settled("C1");

        assertThat(held.path("state").asText()).isEqualTo("quarantined");
        assertThat(numbers("C1")).contains(LOT, "MB-SR-26QM01", "26QM01", "MB-SP-77");
        assertThat(told("C1", "reason")).isEqualTo(held.path("reason").asText());
        assertThat(told("C1", "detail")).isEqualTo(held.path("detail").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADT^A08", "ORM^O01", "OML^O21", "ACK"})
    void aMessageThatCanCarryNoResultTellsNothing(String type) throws IOException {
        String head = Messages.msh("C1", "2.4").replace("ORU^R01^ORU_R01", type).replace("|AL|NE|", "|||");
        String body = type.equals("ACK") ? "MSA|AA|" + LOT : "PID|1||" + LOT + "^^^HKMB^LOT";
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            // nobody answers an acknowledgement
            laboratory.write(Messages.lines(head, body).getBytes(StandardCharsets.UTF_8));
            settled("C1");
        }

        assertThat(RECORD.waiting())
                .doesNotContainKey("laboratory/" + message("C1").path("id").asText());
    }

    @Test
    void anEarlierReportThatIsNoWorseBindsNothing() throws IOException {
        RECORD.put(Milk.batch("b1", LOT));
        send(culture("C1", "C", "^0"));
        send(culture("C2", "P", ">^100"));

        assertThat(settled("C2").path("reason").asText()).isEqualTo("superseded");
        assertThat(RECORD.waiting()).isEmpty();
    }

    @Test
    void anEarlierReportThatIsWorseStopsTheMilk() throws IOException {
        RECORD.put(Milk.batch("b1", LOT));
        send(culture("C1", "F", "^0"));
        send(culture("C2", "P", ">^100"));

        assertThat(settled("C2").path("reason").asText()).isEqualTo("earlier-and-worse");
        assertThat(told("C2", "stops")).isEqualTo("true");
        assertThat(numbers("C2")).contains(LOT);
    }

    @Test
    void whatTheRecordAnswersAgainAndAgainIsAboutTheMessageAndHoldsItsMilk() throws IOException {
        RECORD.put(Milk.batch("b1", LOT));
        RECORD.refuseWith(412, "Observation.effective: minimum required = 1, but only found 0");
        send(culture("C1", "F", "^40"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> message("C1").path("state").asText().equals("quarantined"));
        assertThat(message("C1").path("reason").asText()).isEqualTo("refused");
        assertThat(numbers("C1")).contains(LOT);
    }

    @Test
    void bytesThatNobodyCanReadStillNameTheLot() throws IOException {
        byte[] bytes = culture("C1", "F", "^0").replace("Plate", "Pl\u00e4te").getBytes(StandardCharsets.ISO_8859_1);
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(bytes);
        }

        assertThat(settled("C1").path("reason").asText()).isEqualTo("undecodable-text");
        assertThat(numbers("C1")).contains(LOT);
        assertThat(told("C1", "stops")).isEqualTo("true");
    }

    @Test
    void aResultThatStandsUnderNoOrderStillNamesTheLot() throws IOException {
        send(Messages.lines(culture("C1", "F", "^0")
                .lines()
                .filter(line -> !line.matches("(ORC|OBR).*"))
                .toArray(String[]::new)));

        assertThat(settled("C1").path("reason").asText()).isEqualTo("broken-structure");
        assertThat(numbers("C1")).contains(LOT);
        assertThat(told("C1", "stops")).isEqualTo("true");
    }

    @Test
    void anotherMessageUnderTheControlIdOfAnEarlierOneBindsTheMilkItNames() throws IOException {
        RECORD.put(Milk.batch("b1", LOT));
        RECORD.put(Milk.batch("b2", "B-26-0118"));
        send(culture("C1", "F", "^0"));
        settled("C1");
        send(culture("C1", "F", "^40").replace(LOT, "B-26-0118").replace("26QM01", "26QM02"));

        assertThat(settled("C1").path("reason").asText()).isEqualTo("control-id-reused");
        assertThat(numbers("C1")).contains("B-26-0118").doesNotContain(LOT);
        assertThat(told("C1", "stops")).isEqualTo("true");
    }

    @Test
    void whileTheRecordIsAwayAMessageIsNotHeldButTriedAndIsBoundAfterwards() throws IOException {
        RECORD.failWith(503);
        send(Messages.lines(culture("C1", "F", "^0")
                .lines()
                .filter(line -> !line.matches("(ORC|OBR).*"))
                .toArray(String[]::new)));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> message("C1").path("state").asText().equals("retrying"));
        assertThat(message("C1").path("reason").asText()).isEqualTo("server-away");
        assertThat(RECORD.waiting()).isEmpty();

        RECORD.failWith(0);

        assertThat(settled("C1").path("reason").asText()).isEqualTo("broken-structure");
        assertThat(numbers("C1")).contains(LOT);
    }

    @Test
    void aMessageOfAPausedFeedBindsUndeliveredAndIsFreedWhenTheFeedHasGoneOn() throws IOException {
        RECORD.put(Milk.batch("b1", LOT));
        RECORD.put(Milk.batch("b2", "B-26-0118"));
        http.postForObject("/intake/feeds/laboratory/pause?why=new analyser", null, JsonNode.class);
        send(culture("C1", "F", "^0").replace("|<10|A|", "|<10|N|"));
        send(culture("C2", "F", "^40").replace(LOT, "B-26-0118").replace("26QM01", "26QM02"));

        await().atMost(Duration.ofSeconds(10)).until(() -> RECORD.waiting().size() == 2);
        assertThat(told("C1", "reason")).isEqualTo("feed-paused");
        assertThat(told("C1", "stops")).isEqualTo("false");
        assertThat(told("C2", "stops")).isEqualTo("true");
        assertThat(numbers("C2")).contains("B-26-0118");
        assertThat(message("C1").path("state").asText()).isEqualTo("received");
        assertThat(RECORD.transactions()).isEmpty();

        resume();
        assertThat(settled("C1").path("state").asText()).isEqualTo("delivered");
        assertThat(settled("C2").path("state").asText()).isEqualTo("delivered");
        assertThat(RECORD.waiting()).isEmpty();
    }

    @Test
    void whatALaterReportOvertookWhileTheFeedWasPausedWaitsNoLonger() throws IOException {
        RECORD.put(Milk.batch("b1", LOT));
        http.postForObject("/intake/feeds/laboratory/pause?why=new analyser", null, JsonNode.class);
        send(culture("C1", "C", "^0"));
        send(culture("C2", "P", ">^100"));
        await().atMost(Duration.ofSeconds(10)).until(() -> RECORD.waiting().size() == 2);

        resume();

        assertThat(settled("C1").path("state").asText()).isEqualTo("delivered");
        assertThat(settled("C2").path("reason").asText()).isEqualTo("superseded");
        assertThat(RECORD.waiting()).isEmpty();
    }

    @Test
    void aMessageHeldInPartWritesWhatWasReadAndBinds() throws IOException {
        RECORD.put(Milk.batch("b1", LOT));
        send(culture("C1", "F", "^0") + "OBX|2|NM|NOVEL^^L||10|CFU/mL|||||F\r");

        assertThat(settled("C1").path("reason").asText()).isEqualTo("unknown-test");
        assertThat(message("C1").path("state").asText()).isEqualTo("quarantined");
        assertThat(RECORD.all(Observation.class))
                .extracting(result -> result.getFocusFirstRep().getReference())
                .containsExactly("BiologicallyDerivedProduct/b1");
        assertThat(numbers("C1")).contains(LOT);
        assertThat(told("C1", "stops")).isEqualTo("true");
    }

    private void resume() {
        http.postForObject("/intake/feeds/laboratory/resume?why=done", null, JsonNode.class);
    }

    private static String culture(String controlId, String status, String count) {
        return Messages.culture(controlId, LOT, "26QM01", status, count);
    }

    private static void send(String message) throws IOException {
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(message);
        }
    }

    private Parameters told(String controlId) {
        String number = "laboratory/" + message(controlId).path("id");
        assertThat(RECORD.waiting()).containsKey(number);
        return RECORD.waiting().get(number);
    }

    private String told(String controlId, String what) {
        return told(controlId).getParameter(what).getValue().primitiveValue();
    }

    private List<String> numbers(String controlId) {
        return told(controlId).getParameters("number").stream()
                .map(number -> number.getValue().primitiveValue())
                .toList();
    }
}
