package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A code nobody knows is kept, shown, mapped in the data file while everything runs, and replayed. */
class UnmappedCodesTest extends RunningRoutes {

    @AfterEach
    void putTheFileBack() {
        putTheShippedFileBack();
    }

    @Test
    void aCodeIsMappedInTheFileAndItsMessagesAreReplayed() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        send("U1", "26QM01", "NOVELCULT");
        send("U2", "26QM02", "NOVELCULT");

        JsonNode unmapped = http.getForObject("/intake/unmapped", JsonNode.class);
        assertThat(unmapped.path("codes")).hasSize(1);
        JsonNode code = unmapped.path("codes").path(0);
        assertThat(code.path("feed").asText()).isEqualTo("patient-lab");
        assertThat(code.path("field").asText()).isEqualTo("OBR-4");
        assertThat(code.path("code").asText()).isEqualTo("NOVELCULT");
        assertThat(code.path("system").asText()).isEqualTo("L");
        assertThat(code.path("messages").asInt()).isEqualTo(2);
        assertThat(code.path("example").asLong())
                .isEqualTo(message("U2").path("id").asLong());
        assertThat(unmapped.toString()).doesNotContain("B-26-0117");
        assertThat(replay().path("replayed")).isEmpty();

        writeDataFile(shipped().replace("\"MBCULPOST\": {", "\"NOVELCULT\": {"));
        assertThat(replay().path("replayed")).hasSize(2);
        await().untilAsserted(
                        () -> assertThat(message("U2").path("state").asText()).isEqualTo("delivered"));
        assertThat(settled("U1").path("state").asText()).isEqualTo("delivered");
        assertThat(http.getForObject("/intake/unmapped", JsonNode.class).path("codes"))
                .isEmpty();
    }

    @Test
    void aCodeThatIsNotForUsIsDismissedWithEveryMessageThatWaitsForNothingElse() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        send("U1", "26QM01", "WATERCULT");
        send("U2", "26QM02", "WATERCULT");
        send("U3", "26QM03", "NOVELCULT");
        String call = "/intake/unmapped/dismiss?feed=patient-lab&field=OBR-4&code=WATERCULT";
        assertThat(dismissed(call)).isEqualTo("400");
        assertThat(dismissed(call.replace("WATERCULT", "") + "&why=a pool of water"))
                .isEqualTo("400");
        assertThat(dismissed(call + "&of=MBX&why=a pool of water")).isEqualTo("[]");
        assertThat(dismissed(call + "&system=LN&why=a pool of water")).isEqualTo("[]");
        assertThat(dismissed(call.replace("patient-lab", "laboratory") + "&why=a pool of water"))
                .isEqualTo("[]");
        assertThat(dismissed(call + "&why=a pool of water"))
                .isEqualTo("[" + message("U1").path("id") + "," + message("U2").path("id") + "]");
        assertThat(message("U1").path("state").asText()).isEqualTo("dismissed");
        assertThat(message("U3").path("state").asText()).isEqualTo("quarantined");
        JsonNode left = http.getForObject("/intake/unmapped", JsonNode.class).path("codes");
        assertThat(left.findValuesAsText("code")).containsExactly("NOVELCULT");
        // nobody without the role sees what was written
        assertThat(left.path(0).has("text")).isFalse();
    }

    private String dismissed(String call) {
        var answer = http.postForEntity(call, null, JsonNode.class);
        return answer.getStatusCode().is2xxSuccessful()
                ? answer.getBody().path("dismissed").toString()
                : String.valueOf(answer.getStatusCode().value());
    }

    @Test
    void aMistakeInTheChangedFileIsSaidAndTheOldOneStays() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        writeDataFile(shipped().replace("\"stage\": \"post\"", "\"stage\": \"afterwards\""));

        send("U1", "26QM01", "MBCULPOST");
        assertThat(settled("U1").path("state").asText()).isEqualTo("delivered");
        assertThat(http.getForObject("/intake/unmapped", JsonNode.class)
                        .path("mistakes")
                        .path("patient-lab")
                        .asText())
                .contains("stage");
        writeDataFile(shipped());
        assertThat(http.getForObject("/intake/unmapped", JsonNode.class).path("mistakes"))
                .isEmpty();
    }

    private void send(String controlId, String filler, String test) throws IOException {
        try (MllpPeer laboratory = new MllpPeer(PROCESSED_PORT)) {
            laboratory.send(
                    Messages.culture(controlId, "B-26-0117", filler, "F", "^0").replace("MBCULPOST", test));
        }
        settled(controlId);
    }

    private JsonNode replay() {
        return http.postForObject("/intake/unmapped/replay?feed=patient-lab&why=mapped", null, JsonNode.class);
    }
}
