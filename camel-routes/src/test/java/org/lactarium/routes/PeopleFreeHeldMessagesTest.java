package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** What a held message has bound is freed by a person: by mapping and replaying, or by saying why it does not matter. */
class PeopleFreeHeldMessagesTest extends RunningRoutes {

    private static final String LOT = "B-26-0117";

    @AfterEach
    void putTheFileBack() {
        putTheShippedFileBack();
    }

    @Test
    void aReplayAfterMappingDeliversTheMessageAndFreesWhatItBound() throws IOException {
        RECORD.put(Milk.batch("b1", LOT));
        send(unknownTest("C1", LOT));
        assertThat(RECORD.waiting()).containsOnlyKeys(number("C1"));

        writeDataFile(shipped().replace("\"MBCULPOST\": {", "\"NOVELCULT\": {"));
        http.postForObject("/intake/unmapped/replay?feed=patient-lab&why=mapped", null, JsonNode.class);

        delivered("C1");
        assertThat(RECORD.waiting()).isEmpty();
        assertThat(said("outcome", "why")).isEqualTo("delivered: mapped");
    }

    @Test
    void theSameMessageSentAgainIsSettledWithTheOneThatIsDelivered() throws IOException {
        RECORD.put(Milk.batch("b1", LOT));
        send(unknownTest("C1", LOT));
        send(unknownTest("C1", LOT).replace("|C1|", "|C2|"));
        assertThat(RECORD.waiting()).containsOnlyKeys(number("C1"), number("C2"));

        writeDataFile(shipped().replace("\"MBCULPOST\": {", "\"NOVELCULT\": {"));
        post("/replay?why=mapped", "C2");

        delivered("C2");
        assertThat(RECORD.waiting()).isEmpty();
        assertThat(message("C1").path("state").asText()).isEqualTo("dismissed");
    }

    @Test
    void aReplayThatIsHeldOnceMoreLeavesItBound() throws IOException {
        send(unknownTest("C1", LOT));
        int attempts = message("C1").path("attempts").asInt();

        post("/replay?why=perhaps", "C1");

        Awaitility.await().until(() -> message("C1").path("attempts").asInt() > attempts);
        assertThat(settled("C1").path("state").asText()).isEqualTo("quarantined");
        assertThat(RECORD.waiting()).containsOnlyKeys(number("C1"));
    }

    @Test
    void aDismissalFreesWhatWasBoundAndSaysWhoAndWhy() throws IOException {
        send(unknownTest("C1", LOT));

        assertThat(post("/dismiss?why=not our milk", "C1")).isEqualTo(HttpStatus.OK);

        assertThat(message("C1").path("state").asText()).isEqualTo("dismissed");
        assertThat(RECORD.waiting()).isEmpty();
        assertThat(said("outcome", "why")).isEqualTo("dismissed: not our milk");
        // nobody logs in here, and that is said too
        assertThat(said("message", "who")).isEqualTo(number("C1") + ": unknown");
    }

    @Test
    void nothingIsDismissedWhileTheRecordIsAway() throws IOException {
        send(unknownTest("C1", LOT));
        RECORD.failWith(503);

        assertThat(post("/dismiss?why=not our milk", "C1")).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(http.postForEntity(dismissal(), null, JsonNode.class).getStatusCode())
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);

        RECORD.failWith(0);
        assertThat(message("C1").path("state").asText()).isEqualTo("quarantined");
        assertThat(RECORD.waiting()).containsOnlyKeys(number("C1"));
    }

    @Test
    void dismissingACodeLeavesAloneAMessageThatWaitsForSomethingElseBesides() throws IOException {
        RECORD.put(Milk.batch("b1", LOT));
        send(unknownTest("C1", LOT));
        send(unknownTest("C2", LOT) + obr("26QM02", "OTHERCULT"));
        send(unknownTest("C3", LOT) + obr("26QM03", "MBCULPOST").replace("|F", "|C")
                + "OBX|1|ST|20695-3||odd||||||F\r");
        send(unknownTest("C4", LOT) + "PID|2||B-26-0404^^^HKMB^LOT\r" + obr("26QM04", "MBCULPOST")
                + "OBX|1|NM|20695-3||0|CFU/mL|||||F\r");

        JsonNode dismissed =
                http.postForObject(dismissal(), null, JsonNode.class).path("dismissed");

        assertThat(dismissed).hasSize(1);
        assertThat(message("C1").path("state").asText()).isEqualTo("dismissed");
        assertThat(RECORD.waiting()).containsOnlyKeys(number("C2"), number("C3"), number("C4"));
    }

    @Test
    void anOrganismWithoutACodeIsListedThoughItsMessageIsDeliveredUntilItIsMappedAndReplayed() throws IOException {
        RECORD.put(Milk.batch("b1", LOT));
        send(Messages.culture("C1", LOT, "26QM01", "F", "^40") + "OBX|2|ST|MBORG|1|Lactobacillus novus||||||F\r");
        assertThat(message("C1").path("state").asText()).isEqualTo("delivered");
        assertThat(message("C1").path("reason").asText()).isEqualTo("unknown-organism");
        assertThat(RECORD.waiting()).isEmpty();
        JsonNode listed = http.getForObject("/intake/unmapped", JsonNode.class).path("codes");
        assertThat(listed.findValuesAsText("of")).containsExactly("MBORG");
        assertThat(listed.path(0).path("example").asText())
                .isEqualTo(message("C1").path("id").asText());
        assertThat(listed.toString()).doesNotContain("Lactobacillus");

        writeDataFile(
                shipped()
                        .replace(
                                "\"organisms\": {",
                                "\"organisms\": {\"Lactobacillus novus\": {\"code\": \"414789006\", \"display\": \"Lactobacillus\"},"));
        JsonNode replayed =
                http.postForObject("/intake/unmapped/replay?feed=patient-lab&why=mapped", null, JsonNode.class);
        assertThat(replayed.path("replayed")).as(replayed.toString()).hasSize(1);

        JsonNode again = Awaitility.await()
                .until(() -> message("C1"), one -> !one.path("state").asText().equals("received"));
        assertThat(again.path("state").asText()).isEqualTo("delivered");
        assertThat(again.hasNonNull("reason")).as(again.toString()).isFalse();
        assertThat(http.getForObject("/intake/unmapped", JsonNode.class).path("codes"))
                .isEmpty();
    }

    private static String unknownTest(String controlId, String lot) {
        return Messages.culture(controlId, lot, "F-" + controlId, "F", "^0").replace("MBCULPOST", "NOVELCULT");
    }

    private static String obr(String filler, String test) {
        return "OBR|2||" + filler + "^LIS|" + test + "|||20260304083000+0800|||||||||||||||20260306091400+0800||MB|F\r";
    }

    private static String dismissal() {
        return "/intake/unmapped/dismiss?feed=patient-lab&field=OBR-4&code=NOVELCULT&why=not our milk";
    }

    private void send(String message) throws IOException {
        try (MllpPeer laboratory = new MllpPeer(PROCESSED_PORT)) {
            laboratory.send(message);
        }
        settled(message.split("\\|")[9]);
    }

    private String number(String controlId) {
        return "patient-lab/" + message(controlId).path("id");
    }

    private HttpStatus post(String what, String controlId) {
        return HttpStatus.valueOf(
                http.postForEntity("/intake/messages/" + message(controlId).path("id") + what, null, JsonNode.class)
                        .getStatusCode()
                        .value());
    }

    private void delivered(String controlId) {
        Awaitility.await().until(() -> message(controlId).path("state").asText().equals("delivered"));
    }

    /** Of the last settlement. */
    private static String said(String one, String other) {
        Parameters last = RECORD.settlements().get(RECORD.settlements().size() - 1);
        return last.getParameter(one).getValue().primitiveValue() + ": "
                + last.getParameter(other).getValue().primitiveValue();
    }
}
