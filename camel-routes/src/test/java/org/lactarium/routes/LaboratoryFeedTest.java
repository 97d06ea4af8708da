package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A laboratory sends over a real socket; the record is looked at over HTTP. */
class LaboratoryFeedTest extends RunningRoutes {

    @Test
    void writesACultureOfAKnownBatchIntoTheRecord() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            String answer = laboratory.send(Messages.culture("C1", "B-26-0117", "26QM01", "F", "^0"));
            assertThat(answer).contains("\rMSA|AA|C1\r").startsWith("MSH|^~\\&|MILKBANK|HKMB|LIS|QMH-LAB|");
        }
        JsonNode message = settled("C1");
        assertThat(message.path("state").asText()).as(message.toString()).isEqualTo("delivered");
        assertThat(RECORD.all(DiagnosticReport.class)).hasSize(1);
        Observation count = RECORD.all(Observation.class).get(0);
        assertThat(count.getFocusFirstRep().getReference()).isEqualTo("BiologicallyDerivedProduct/b1");
        assertThat(count.getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
    }

    @Test
    void changesNothingWhenTheSameMessageComesAgain() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        String message = Messages.culture("C1", "B-26-0117", "26QM01", "F", "^0");
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            assertThat(laboratory.send(message)).contains("MSA|AA|C1");
            settled("C1");
            assertThat(laboratory.send(message)).contains("MSA|AA|C1");
        }
        JsonNode again = settled("C1");
        assertThat(again.path("repeats").asInt()).isEqualTo(1);
        assertThat(again.path("attempts").asInt()).isEqualTo(1);
        assertThat(RECORD.transactions()).hasSize(1);
    }

    @Test
    void correctsAResultInPlaceAndNeverGoesBackToAnOlderWord() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(Messages.culture("C1", "B-26-0117", "26QM01", "P", ">^100"));
            laboratory.send(Messages.culture("C2", "B-26-0117", "26QM01", "C", "^0"));
            laboratory.send(Messages.culture("C3", "B-26-0117", "26QM01", "P", ">^100"));
        }
        assertThat(settled("C1").path("state").asText()).isEqualTo("delivered");
        assertThat(settled("C2").path("state").asText()).isEqualTo("delivered");
        assertThat(settled("C3").path("reason").asText()).isEqualTo("superseded");
        assertThat(RECORD.all(Observation.class)).hasSize(1);
        assertThat(RECORD.all(Observation.class).get(0).getStatus()).isEqualTo(Observation.ObservationStatus.CORRECTED);
    }

    @Test
    void placesAResultByItsSpecimenAloneOrByItsOrderAlone() throws IOException {
        RECORD.put(Milk.specimen("s1", "MB-SP-1", "BiologicallyDerivedProduct/p1", "pool P-26-0031"));
        RECORD.put(Milk.order("o1", "MB-SR-26QM03", "BiologicallyDerivedProduct/p2", "pool P-26-0032"));
        String anonymous = Messages.culture("C3", "", "26QM03", "F", "^0");
        String bySpecimen = Messages.culture("C2", "", "26QM02", "F", "^0") + "SPM|1|MB-SP-1&MILKBANK||MILK\r";
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(bySpecimen);
            laboratory.send(anonymous);
        }
        assertThat(settled("C2").path("state").asText()).isEqualTo("delivered");
        assertThat(settled("C3").path("state").asText()).isEqualTo("delivered");
        assertThat(RECORD.all(Observation.class))
                .extracting(count -> count.getFocusFirstRep().getReference())
                .containsExactlyInAnyOrder("BiologicallyDerivedProduct/p1", "BiologicallyDerivedProduct/p2");
    }

    @Test
    void holdsAResultOfUnknownMilkUntilItIsRegisteredAndReplayed() throws IOException {
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            assertThat(laboratory.send(Messages.culture("C1", "B-26-0999", "26QM01", "F", "^0")))
                    .contains("MSA|AA|C1");
        }
        JsonNode held = settled("C1");
        assertThat(held.path("reason").asText()).isEqualTo("unknown-subject");
        assertThat(held.path("detail").asText()).contains("B-26-0999");
        assertThat(held.path("whatToDo").asText()).contains("replay");
        RECORD.put(Milk.batch("b9", "B-26-0999"));
        http.postForObject(
                "/intake/messages/" + held.path("id").asLong() + "/replay?why=registered", null, JsonNode.class);
        await().untilAsserted(
                        () -> assertThat(settled("C1").path("state").asText()).isEqualTo("delivered"));
        JsonNode whole = http.getForObject("/intake/messages/" + held.path("id").asLong(), JsonNode.class);
        assertThat(whole.path("text").asText()).startsWith("MSH|");
        assertThat(whole.path("moves").findValuesAsText("why")).contains("registered");
    }

    @Test
    void doesNotChooseWhenLotAndSpecimenNameDifferentMilk() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        RECORD.put(Milk.specimen("s1", "MB-SP-1", "BiologicallyDerivedProduct/p1", "pool P-26-0031"));
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(Messages.culture("C1", "B-26-0117", "26QM01", "F", "^0") + "SPM|1|MB-SP-1||MILK\r");
        }
        JsonNode held = settled("C1");
        assertThat(held.path("reason").asText()).isEqualTo("subject-mismatch");
        assertThat(held.path("detail").asText()).contains("batch B-26-0117", "pool P-26-0031");
    }

    @Test
    void waitsForTheRecordWhenItIsAwayAndLosesNothing() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        RECORD.failWith(503);
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            assertThat(laboratory.send(Messages.culture("C1", "B-26-0117", "26QM01", "F", "^0")))
                    .contains("MSA|AA|C1");
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(message("C1").path("reason").asText()).isEqualTo("server-away"));
        RECORD.failWith(0);
        assertThat(settled("C1").path("state").asText()).isEqualTo("delivered");
    }

    @Test
    void fetchesANewTokenWhenTheOldOneIsNoLongerAccepted() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(Messages.culture("C1", "B-26-0117", "26QM01", "P", "^0"));
            settled("C1");
            RECORD.expireTokens();
            laboratory.send(Messages.culture("C2", "B-26-0117", "26QM01", "F", "^0"));
        }
        assertThat(settled("C2").path("state").asText()).isEqualTo("delivered");
        assertThat(settled("C2").path("attempts").asInt()).isEqualTo(1);
    }

    @Test
    void holdsWhatTheRecordRefusesAndRepeatsItsSentence() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        RECORD.refuseWith("The batch was discarded");
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(Messages.culture("C1", "B-26-0117", "26QM01", "F", "^0"));
        }
        JsonNode held = settled("C1");
        assertThat(held.path("reason").asText()).isEqualTo("refused");
        assertThat(held.path("detail").asText()).isEqualTo("422: The batch was discarded");
    }

    @Test
    void writesDownThatTheAcknowledgementWasSent() throws IOException {
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(Messages.culture("C1", "B-1", "26QM01", "F", "^0"));
        }
        await().untilAsserted(() -> assertThat(
                        message("C1").path("acknowledgementOutcome").asText())
                .isEqualTo("sent"));
    }

    @Test
    void answersEveryMessageOfOnePacketInOrder() throws IOException {
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            for (int i = 1; i <= 5; i++) {
                packet.writeBytes(MllpPeer.frame(
                        Messages.culture("P" + i, "B-1", "26QM" + i, "F", "^0").getBytes(StandardCharsets.UTF_8)));
            }
            laboratory.writeBytes(packet.toByteArray());
            for (int i = 1; i <= 5; i++) {
                assertThat(new String(laboratory.receive(), StandardCharsets.UTF_8))
                        .contains("\rMSA|AA|P" + i + "\r");
            }
        }
    }

    @Test
    void answersAMessageThatComesInFiftyPieces() throws IOException {
        byte[] frame =
                MllpPeer.frame(Messages.culture("P1", "B-1", "26QM1", "F", "^0").getBytes(StandardCharsets.UTF_8));
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            int piece = frame.length / 50 + 1;
            for (int from = 0; from < frame.length; from += piece) {
                laboratory.writeBytes(Arrays.copyOfRange(frame, from, Math.min(frame.length, from + piece)));
            }
            assertThat(new String(laboratory.receive(), StandardCharsets.UTF_8)).contains("\rMSA|AA|P1\r");
        }
    }

    @Test
    void forgetsAMessageThatWasNeverFinishedAndAnswersTheNext() throws IOException {
        byte[] cut = ("\u000b"
                        + Messages.culture("CUT", "B-1", "26QM1", "F", "^0").substring(0, 200))
                .getBytes(StandardCharsets.UTF_8);
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.writeBytes(cut);
            assertThat(laboratory.send(Messages.culture("P1", "B-1", "26QM1", "F", "^0")))
                    .contains("\rMSA|AA|P1\r");
        }
        assertThat(message("CUT").isMissingNode()).isTrue();
    }

    @Test
    void pagesThroughTheLogNewestFirst() throws IOException {
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            for (int i = 1; i <= 3; i++) {
                laboratory.send(Messages.culture("C" + i, "B-1", "26QM0" + i, "F", "^0"));
            }
        }
        JsonNode page = http.getForObject("/intake/messages?feed=laboratory&count=2", JsonNode.class);
        assertThat(page.path("messages").findValuesAsText("controlId")).containsExactly("C3", "C2");
        JsonNode last = http.getForObject(page.path("next").asText(), JsonNode.class);
        assertThat(last.path("messages").findValuesAsText("controlId")).containsExactly("C1");
        assertThat(last.path("next").isNull()).isTrue();
    }

    @Test
    void saysThatTheFeedAccepts() {
        JsonNode feeds = http.getForObject("/intake/feeds", JsonNode.class);
        assertThat(feeds.findValuesAsText("name"))
                .contains(
                        "analyser",
                        "astm-analyser",
                        "careful-lab",
                        "exporting-analyser",
                        "folder-lab",
                        "laboratory",
                        "modern-lab",
                        "patient-lab",
                        "strict-lab");
        assertThat(feeds.findValuesAsText("state")).containsOnly("accepting");
        JsonNode health = http.getForObject("/actuator/health", JsonNode.class);
        assertThat(health.path("components").path("feeds").path("status").asText())
                .isEqualTo("UP");
    }

    /** For messages of other people's systems, which are not ours to keep: {@code -Dlactarium.samples=<folder>}. */
    @Test
    @EnabledIfSystemProperty(named = "lactarium.samples", matches = ".+")
    void answersEveryMessageOfAFolderAndCanSayWhatBecameOfIt() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("lactarium.samples")))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".hl7"))
                    .sorted()
                    .toList()) {
                byte[] message = Files.readAllBytes(file);
                String text = new String(message, StandardCharsets.UTF_8);
                String msh =
                        text.substring(text.indexOf("MSH")).lines().findFirst().orElseThrow();
                String controlId = msh.split(Pattern.quote(msh.substring(3, 4)))[9];
                try (MllpPeer sender = new MllpPeer(PORT)) {
                    String answer = new String(sender.send(message), StandardCharsets.UTF_8);
                    String[] msa = answer.lines()
                            .filter(line -> line.startsWith("MSA"))
                            .findFirst()
                            .orElseThrow()
                            .split("\\|");
                    assertThat(msa[2]).as(file.toString()).isEqualTo(controlId);
                    JsonNode settled = settled(controlId);
                    System.out.printf(
                            "%-60s %s %s %s%n",
                            file.getFileName(),
                            msa[1],
                            settled.path("state").asText(),
                            settled.path("detail").asText());
                    assertThat(settled.path("whatToDo").asText()).isNotEmpty();
                }
            }
        }
    }
}
