package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lactarium.routes.delivery.Reach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What an integration engineer does over HTTP: looks, finds, pauses, resumes, replays. */
class PeopleTest extends RunningRoutes {

    @Autowired
    Reach reach;

    @Test
    void pausesAFeedThatThenKeepsAndAcknowledgesAndDeliversOnceItIsResumed() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        RECORD.put(Milk.batch("b2", "B-26-0118"));
        assertThat(post("/intake/feeds/laboratory/pause").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(post("/intake/feeds/nowhere/pause?why=x").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        JsonNode paused =
                post("/intake/feeds/laboratory/pause?why=new analyser").getBody();
        assertThat(paused.path("paused").path("why").asText()).isEqualTo("new analyser");
        try (MllpPeer laboratory = new MllpPeer(PORT);
                MllpPeer other = new MllpPeer(PROCESSED_PORT)) {
            assertThat(laboratory.send(culture("C1", "B-26-0117"))).contains("\rMSA|AA|C1\r");
            // another feed goes on, so whoever delivers has passed the paused one by
            assertThat(other.send(culture("C2", "B-26-0118"))).contains("\rMSA|AA|C2\r");
        }
        assertThat(message("C1").path("state").asText()).isEqualTo("received");
        assertThat(health().path("paused").asBoolean()).isTrue();
        assertThat(health().path("oldestWaiting").asText()).isNotEqualTo("none");
        JsonNode resumed = post("/intake/feeds/laboratory/resume?why=done").getBody();
        assertThat(resumed.path("paused").isMissingNode()).isTrue();
        assertThat(settled("C1").path("state").asText()).isEqualTo("delivered");
        assertThat(health().path("paused").asBoolean()).isFalse();
        assertThat(health().path("lastMessage").asText()).isNotEqualTo("none");
    }

    @Test
    void replaysManyAfterCountingThemAndSaysHowFarItIs() throws IOException {
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(culture("C1", "B-26-0117"));
            laboratory.send(culture("C2", "B-26-0117"));
        }
        settled("C1");
        settled("C2");
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        String many = "/intake/replay?feed=laboratory&specimen=F-C1";
        assertThat(post(many).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(post(many + "&why=x&state=received").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(post(many + "&why=registered").getBody().path("expected").asLong())
                .isEqualTo(1);
        ResponseEntity<JsonNode> changed = post(many + "&why=registered&expected=7");
        assertThat(changed.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(changed.getBody().path("expected").asLong()).isEqualTo(1);
        assertThat(message("C1").path("state").asText()).isEqualTo("quarantined");
        ResponseEntity<JsonNode> begun = post("/intake/replay?feed=laboratory&why=registered&expected=2");
        assertThat(begun.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        String progress = "/intake/replays/" + begun.getBody().path("id").asLong();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(http.getForObject(progress, JsonNode.class)
                                .path("states")
                                .path("delivered")
                                .asInt())
                        .isEqualTo(2));
        JsonNode moves = whole("C1").path("moves");
        assertThat(moves.findValuesAsText("why")).containsExactly("registered");
        assertThat(moves.findValuesAsText("replay")).hasSize(1);
        assertThat(http.getForObject("/intake/replays", JsonNode.class).findValuesAsText("why"))
                .contains("registered");
    }

    @Test
    void dismissesWhatIsHeldWithAReasonAndReplaysItAfterwards() throws IOException {
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(culture("C1", "B-26-0117"));
        }
        String address = "/intake/messages/" + settled("C1").path("id").asLong();
        assertThat(message("C1").path("whatToDo").asText()).isNotEmpty();
        assertThat(post(address + "/dismiss").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(post(address + "/dismiss?why= ").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(post("/intake/messages/0/dismiss?why=x").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        JsonNode dismissed = post(address + "/dismiss?why=not our milk").getBody();
        assertThat(dismissed.path("state").asText()).isEqualTo("dismissed");
        assertThat(dismissed.path("reason").asText()).isEqualTo("unknown-subject");
        assertThat(dismissed.has("whatToDo")).isFalse();
        assertThat(whole("C1").path("moves").findValuesAsText("why")).containsExactly("not our milk");
        assertThat(find("state={state}", "dismissed").path("messages").findValuesAsText("controlId"))
                .containsExactly("C1");
        ResponseEntity<JsonNode> again = post(address + "/dismiss?why=again");
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(again.getBody().path("message").asText()).isEqualTo("Only a message that is held is dismissed");
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        assertThat(post(address + "/replay?why=it is ours").getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(settled("C1").path("state").asText()).isEqualTo("delivered");
        assertThat(post(address + "/dismiss?why=too late").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void findsAMessageByItsSpecimenAndByTimeAndTurnsThePages() throws IOException {
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            for (int i = 1; i <= 3; i++) {
                laboratory.send(culture("C" + i, "B-1").replace("F-C" + i, "ONE TUBE&CO"));
            }
        }
        JsonNode page = find("specimen={number}&since=2026-01-01T00:00:00Z&count=2", "ONE TUBE");
        assertThat(page.path("messages").findValuesAsText("controlId")).containsExactly("C3", "C2");
        JsonNode next = http.getForObject(java.net.URI.create(page.path("next").asText()), JsonNode.class);
        assertThat(next.path("messages").findValuesAsText("controlId")).containsExactly("C1");
        assertThat(find("specimen={number}", "NO TUBE").path("messages")).isEmpty();
        assertThat(find("until={time}", "2026-01-01T00:00:00Z").path("messages"))
                .isEmpty();
        for (String wrong : new String[] {"since=yesterday", "until=2026", "state=lost"}) {
            assertThat(http.getForEntity("/intake/messages?" + wrong, JsonNode.class)
                            .getStatusCode())
                    .isEqualTo(HttpStatus.BAD_REQUEST);
        }
    }

    @Test
    void aMisspeltParameterFindsAndReplaysNothingInsteadOfEverything() throws IOException {
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(culture("C1", "B-26-0117"));
        }
        settled("C1");
        ResponseEntity<JsonNode> looked = http.getForEntity("/intake/messages?controlId=C1", JsonNode.class);
        assertThat(looked.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(looked.getBody().path("message").asText()).contains("control-id, count, feed, since");
        assertThat(post("/intake/replay?why=registered&controlId=C1").getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        // a message is tried by the data file of the feed that was meant, or by none
        assertThat(http.postForEntity("/intake/dry-run?fed=analyser", culture("C2", "B-1"), JsonNode.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(http.getForEntity(java.net.URI.create("/intake/messages?specimen=%00"), JsonNode.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void showsTheTextWithItsPeopleCoveredAndTheWholeToNobodyWithoutTheRole() throws IOException {
        String message = culture("C1", "B-1")
                .replace("PID|1||", "PID|1||D-000417^^^HKMB^PI~")
                .replace("MILKBATCH^LOT", "CHAN^TAI MAN");
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(message);
        }
        settled("C1");
        JsonNode shown = whole("C1");
        assertThat(shown.path("text").asText())
                .startsWith("MSH|^~\\&|LIS|")
                .contains("PID|1||***^^^***^***~B-1^^^HKMB^LOT||***^***\r", "20695-3^Bacteria")
                .doesNotContain("CHAN")
                .doesNotContain("D-000417");
        ResponseEntity<JsonNode> refused = http.getForEntity(
                "/intake/messages/" + shown.path("id").asLong() + "?body=full&why=curious", JsonNode.class);
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(jdbc.queryForObject("select count(*) from intake.look", Integer.class))
                .isZero();
    }

    @Test
    void countsByFeedAndStateAndSaysHowOldTheOldestIs() throws IOException {
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(culture("C1", "B-26-0999"));
        }
        settled("C1");
        assertThat(tags("lactarium.intake.depth")).contains("feed", "state");
        assertThat(tags("lactarium.intake.oldest.seconds")).contains("feed", "state");
        assertThat(tags("lactarium.intake.acknowledgement")).contains("feed", "outcome");
        assertThat(tags("lactarium.intake.attempts")).contains("feed");
        assertThat(tags("lactarium.intake.paused")).contains("feed");
        assertThat(tags("lactarium.intake.alarm")).contains("feed", "alarm");
        assertThat(measured("lactarium.intake.acknowledgement?tag=feed:laboratory&tag=outcome:sent"))
                .isPositive();
        assertThat(measured("lactarium.intake.attempts?tag=feed:laboratory")).isPositive();
    }

    @Test
    void countsWhatIsHeldByItsReason() throws IOException {
        String meter = "lactarium.intake.held?tag=feed:laboratory&tag=reason:";
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(culture("C1", "B-26-0999"));
            laboratory.send(culture("C2", "B-26-0999").replace("|C2|", "||"));
        }
        settled("C1");
        settled("");
        assertThat(measured(meter + "unknown-subject")).isPositive();
        assertThat(measured(meter + "no-control-id")).isPositive();
        assertThat(tags("lactarium.intake.held")).containsExactlyInAnyOrder("feed", "reason");
    }

    @ParameterizedTest
    @CsvSource({"403, not-admitted, client-secret", "401, not-admitted, token-url", "503, server-away, base-url"})
    void saysInHealthThatTheRecordDoesNotLetItInUntilItDoes(int status, String reason, String setting)
            throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        RECORD.failWith(status);
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(culture("C1", "B-26-0117"));
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(record().path("status").asText()).isEqualTo("DOWN"));
        assertThat(record().at("/details/reason").asText()).isEqualTo(reason);
        assertThat(record().at("/details/said").asText()).isNotEmpty();
        assertThat(record().at("/details/whatToDo").asText()).contains("lactarium.fhir." + setting);
        RECORD.failWith(0);
        settled("C1");
        assertThat(record().path("status").asText()).isEqualTo("UP");
    }

    @Test
    void looksAgainWhetherTheRecordLetsItInWithoutWaitingForTheNextResult() {
        RECORD.failWith(403);
        http.postForObject("/intake/dry-run", culture("C1", "B-26-0117"), JsonNode.class);
        assertThat(record().path("status").asText()).isEqualTo("DOWN");
        reach.lookAgain();
        assertThat(reach.last().orElseThrow().notAdmitted()).isTrue();
        RECORD.failWith(0);
        reach.lookAgain();
        assertThat(reach.last().orElseThrow().failure()).isNull();
    }

    private JsonNode record() {
        return http.getForObject("/actuator/health", JsonNode.class)
                .path("components")
                .path("record");
    }

    private java.util.List<String> tags(String metric) {
        return http.getForObject("/actuator/metrics/" + metric, JsonNode.class)
                .path("availableTags")
                .findValuesAsText("tag");
    }

    private double measured(String metric) {
        return http.getForObject("/actuator/metrics/" + metric, JsonNode.class)
                .path("measurements")
                .path(0)
                .path("value")
                .asDouble();
    }

    private JsonNode health() {
        return http.getForObject("/actuator/health", JsonNode.class)
                .path("components")
                .path("feeds")
                .path("details")
                .path("laboratory");
    }

    private JsonNode find(String query, String value) {
        return http.getForObject("/intake/messages?" + query, JsonNode.class, value);
    }

    private JsonNode whole(String controlId) {
        return http.getForObject(
                "/intake/messages/" + message(controlId).path("id").asLong(), JsonNode.class);
    }

    private ResponseEntity<JsonNode> post(String address) {
        return http.postForEntity(address, null, JsonNode.class);
    }

    private static String culture(String controlId, String lot) {
        return Messages.culture(controlId, lot, "F-" + controlId, "F", "^0");
    }
}
