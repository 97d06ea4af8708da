package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An analyser that only writes files: they are handed in over HTTP, and each row is a message of its own. */
class ExportedResultsTest extends RunningRoutes {

    private static final String TITLES = "Sample ID;Date;Time;Fat [g/100 mL];Operator;Comment\n";
    private static final Charset ITS_OWN = Charset.forName("windows-1252");

    @Test
    void writesTheGoodRowsIntoTheRecordAndHoldsTheBadOne() {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        RECORD.put(Milk.batch("b2", "B-26-0118"));
        JsonNode answer = handIn(TITLES + "B-26-0117;10.03.2026;10:14;3,4;Jørgen;\nB-26-0117;10.03.2026;10:15;out;;\n"
                        + "B-26-0118;10.03.2026;10:16;3,6;;\n")
                .getBody();
        assertThat(answer.path("messages").findValuesAsText("outcome")).containsExactly("new", "new", "new");
        List<JsonNode> rows = settled(3);
        assertThat(rows)
                .extracting(row -> row.path("state").asText())
                .containsExactly("delivered", "quarantined", "delivered");
        assertThat(rows.get(1).path("reason").asText()).isEqualTo("unknown-value");
        assertThat(RECORD.all(Observation.class))
                .extracting(result -> result.getFocusFirstRep().getReference())
                .containsExactlyInAnyOrder("BiologicallyDerivedProduct/b1", "BiologicallyDerivedProduct/b2");
        assertThat(RECORD.all(Observation.class))
                .extracting(result -> result.getPerformerFirstRep().getDisplay())
                .contains("Jørgen");
    }

    @Test
    void aRowThatIsHeldTellsTheRecordOfItsSampleAndTheGoodRowsDoNot() {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        handIn(TITLES + "B-26-0117;10.03.2026;10:14;3,4;;\nB-26-0118;10.03.2026;10:15;out;;\n");
        JsonNode held = settled(2).get(1);
        assertThat(RECORD.waiting()).containsOnlyKeys("exporting-analyser/" + held.path("id"));
        assertThat(RECORD.waiting().values().iterator().next().getParameters("number"))
                .extracting(number -> number.getValue().primitiveValue())
                .contains("B-26-0118")
                .doesNotContain("B-26-0117");
    }

    @Test
    void takesAFileThatIsPutIntoTheWatchedFolder() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        Files.write(
                EXPORTS.resolve("today.csv"),
                (TITLES + "B-26-0117;10.03.2026;10:14;3,4;J\u00f8rgen;\n").getBytes(ITS_OWN));
        JsonNode row = settled(1).get(0);
        assertThat(row.path("state").asText()).as(row.toString()).isEqualTo("delivered");
        assertThat(row.path("peer").asText()).isEqualTo("folder");
        await().untilAsserted(
                        () -> assertThat(EXPORTS.resolve("done/today.csv")).exists());
        assertThat(RECORD.all(Observation.class)).hasSize(1);
    }

    @Test
    void takesOnlyTheNewRowsOfAFileThatHasGrown() {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        String file = TITLES + "B-26-0117;10.03.2026;10:14;3,4;;\n";
        handIn(file);
        settled(1);
        JsonNode again = handIn(file + "B-26-0117;10.03.2026;10:15;3,5;;\n").getBody();
        assertThat(again.path("messages").findValuesAsText("outcome")).containsExactly("again", "new");
        settled(2);
        assertThat(RECORD.transactions()).hasSize(2);
    }

    @Test
    void keepsAFileThatIsNoTableAndHoldsIt() {
        JsonNode answer = handIn("PK\u0003\u0004 not a table").getBody();
        assertThat(answer.path("messages").findValuesAsText("outcome")).containsExactly("held");
        JsonNode held = settled(1).get(0);
        assertThat(held.path("reason").asText()).isEqualTo("broken-structure");
        assertThat(held.path("messageType").asText()).isEqualTo("CSV");
    }

    @Test
    void takesNoFilesForAFeedThatHasNone() {
        assertThat(post("/intake/files/laboratory", TITLES).getStatusCode().value())
                .isEqualTo(404);
        assertThat(post("/intake/files/nobody", TITLES).getStatusCode().value()).isEqualTo(404);
        assertThat(post("/fhir/$submit-v2?feed=exporting-analyser", "MSH|")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void rehearsesAFileRowByRow() {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        JsonNode preview = post(
                        "/intake/dry-run?feed=exporting-analyser",
                        TITLES + "B-26-0117;10.03.2026;10:14;3,4;;\nB-26-0117;10.03.2026;10:15;3,5;;\n")
                .getBody();
        assertThat(preview.path("outcome").asText()).isEqualTo("delivered");
        assertThat(preview.path("transaction").findValuesAsText("resourceType"))
                .filteredOn("Observation"::equals)
                .hasSize(2);
        assertThat(preview.path("fields").findValuesAsText("fate")).doesNotContain("not-understood");
    }

    @Test
    void saysThatAFeedOfFilesAccepts() {
        JsonNode feeds = http.getForObject("/intake/feeds", JsonNode.class);
        assertThat(feeds.findValuesAsText("name")).contains("exporting-analyser");
        assertThat(feeds.findValuesAsText("state")).containsOnly("accepting");
    }

    /** The rows in the order in which they came. */
    private List<JsonNode> settled(int count) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.queryForList("select id from intake.message order by id", Long.class).stream()
                                .map(id -> http.getForObject("/intake/messages/" + id, JsonNode.class))
                                .toList(),
                        rows -> rows.size() == count
                                && rows.stream()
                                        .allMatch(row ->
                                                row.path("state").asText().matches("delivered|quarantined")));
    }

    private ResponseEntity<JsonNode> handIn(String file) {
        return post("/intake/files/exporting-analyser", file);
    }

    private ResponseEntity<JsonNode> post(String path, String file) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(path.contains("submit") ? MediaType.TEXT_PLAIN : MediaType.parseMediaType("text/csv"));
        Charset charset = path.contains("files") ? ITS_OWN : StandardCharsets.UTF_8;
        return http.postForEntity(path, new HttpEntity<>(file.getBytes(charset), headers), JsonNode.class);
    }
}
