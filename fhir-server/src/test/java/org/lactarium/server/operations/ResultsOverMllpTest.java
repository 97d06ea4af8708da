package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;
import org.lactarium.story.Laboratory;

/** A laboratory on the wire, the whole program, and the milk its results are about. */
class ResultsOverMllpTest {

    private final LactariumServer server = LactariumServer.shared();
    private final Bank bank = new Bank();
    private final BiologicallyDerivedProduct batch =
            Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
    private final String filler = bank.number("F");

    @Test
    void theNewerResultStaysWhenTheOlderOneComesAgainAndTheHistoryKeepsBoth() throws IOException {
        var first = report("MBCULPOST", "F", "20260306090000+0800") + count("F", "SN", "^0");
        var second = report("MBCULPOST", "C", "20260307090000+0800") + count("C", "SN", "^12");

        assertThat(outcome(first)).isEqualTo("delivered");
        assertThat(bank.status(id())).isEqualTo("pending-results");
        assertThat(outcome(second)).isEqualTo("delivered");
        assertThat(bank.status(id())).isEqualTo("rejected");
        assertThat(outcome(first)).isEqualTo("superseded");
        assertThat(outcome(report("MBCULPOST", "F", "20260305090000+0800") + count("F", "SN", "^0")))
                .isEqualTo("superseded");

        var versions = versions(results().get(0));
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).getStatus()).isEqualTo(Observation.ObservationStatus.CORRECTED);
        assertThat(versions.get(0).getValueQuantity().getValue()).isEqualByComparingTo("12");
        assertThat(versions.get(1).getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
        assertThat(versions.get(1).getValueQuantity().getValue()).isEqualByComparingTo("0");
        assertThat(bank.status(id())).isEqualTo("rejected");
    }

    @Test
    void aReportThatIsTakenBackHoldsTheMilkThatWasReleasedOnIt() throws IOException {
        bank.store(bank.culture(batch.getParentFirstRep().getReferenceElement().getIdPart(), "pre", null));
        assertThat(outcome(report("MBCULPOST", "F", "20260306090000+0800") + count("F", "ST", "No growth")))
                .isEqualTo("delivered");
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        assertThat(bank.status(id())).isEqualTo("released");

        assertThat(outcome(report("MBCULPOST", "X", "20260307090000+0800"))).isEqualTo("delivered");

        assertThat(results().get(0).getStatus()).isEqualTo(Observation.ObservationStatus.ENTEREDINERROR);
        assertThat(bank.status(id())).isEqualTo("quarantine");
    }

    @Test
    void aRangeAcrossTheLimitIsHeldAndGrowthThatNobodyCountedIsRejected() throws IOException {
        assertThat(outcome(report("MBCULPOST", "F", "20260306090000+0800") + count("F", "SN", "^0^-^10")))
                .isEqualTo("delivered");
        assertThat(bank.status(id())).isEqualTo("quarantine");
        assertThat(refused(() -> bank.release(batch, "demo-release-officer"))).contains("culture-undetermined");

        assertThat(outcome(report("MBCULPOST", "C", "20260307090000+0800") + count("C", "ST", "TNTC")))
                .isEqualTo("delivered");
        assertThat(bank.status(id())).isEqualTo("rejected");
    }

    @Test
    void anIsolateKeepsItsSusceptibilitiesAndAnOrganismOnlyTheLaboratoryCanNameHoldsTheMilk() throws IOException {
        assertThat(outcome(report("MBCULPRE", "F", "20260306090000+0800") + count("F", "NM", "850")
                        + "OBX|2|SN|18908-4^Clindamycin^LN|1|<=^0.25|ug/mL||S|||F\r"
                        + "OBX|3|ST|MBORG|1|gram negative rods||||||F\r"
                        + "OBX|4|ED|PDF^Report^L||^application^PDF^Base64^JVBERi0xLjQK||||||F\r"))
                .isEqualTo("delivered");

        var drug = results().stream()
                .filter(Observation::hasDerivedFrom)
                .findFirst()
                .orElseThrow();
        var isolate = results().stream()
                .filter(result -> result.getCode().getCodingFirstRep().getCode().equals("MBORG"))
                .findFirst()
                .orElseThrow();
        assertThat(drug.getDerivedFromFirstRep().getReference())
                .isEqualTo("Observation/" + isolate.getIdElement().getIdPart());
        assertThat(bank.status(id())).isEqualTo("quarantine");
        assertThat(refused(() -> bank.release(batch, "demo-release-officer"))).contains("culture-organism");
        var report = (DiagnosticReport) bank.client
                .search()
                .forResource(DiagnosticReport.class)
                .where(DiagnosticReport.RESULT.hasId(isolate.getIdElement().getIdPart()))
                .returnBundle(Bundle.class)
                .execute()
                .getEntryFirstRep()
                .getResource();
        assertThat(report.getPresentedFormFirstRep().getData()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aBadResultCountsThoughItsTextHasCharactersThatNoRecordKeeps() throws IOException {
        assertThat(outcome(report("MBCULPOST", "F", "20260306090000+0800")
                        + count("F", "NM", "40").replace("^Bacteria^", "^Bac\u0000teria^")
                        + "NTE|1||cut \u0000 off and \\X00\\ again\r"))
                .isEqualTo("delivered");
        assertThat(bank.status(id())).isEqualTo("rejected");
        assertThat(results().get(0).getNoteFirstRep().getText()).isEqualTo("cut \ufffd off and \ufffd again");
    }

    private String report(String test, String status, String issued) {
        return "PID|1||" + Bank.label(batch) + "^^^BANK^LOT\r"
                + "OBR|1||" + filler + "^LIS|" + test + "|||20260304083000+0800|||||||||||||||" + issued + "||MB|"
                + status
                + "\r";
    }

    private static String count(String status, String type, String value) {
        return "OBX|1|" + type + "|20695-3^Bacteria^LN||" + value + "|CFU/mL|||||" + status + "\r";
    }

    /** Sends it under a control id of its own; its state once it has settled, or why it is held. */
    private String outcome(String reports) throws IOException {
        var controlId = bank.number("M");
        var answer = sent(
                "MSH|^~\\&|LIS|LAB|MILKBANK|BANK|20260309090000+0800||ORU^R01|" + controlId + "|P|2.5.1\r" + reports);
        assertThat(answer).contains("MSA|AA|" + controlId);
        new Laboratory("127.0.0.1:" + server.laboratoryPort()).statesInTheLog(server.base(), controlId);
        JsonNode message = new ObjectMapper()
                .readTree(server.get("/intake/messages?control-id=" + controlId, "demo-integration")
                        .body())
                .path("messages")
                .path(0);
        return message.path(message.path("reason").isTextual() ? "reason" : "state")
                .asText();
    }

    private String sent(String message) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.laboratoryPort())) {
            socket.getOutputStream().write(("\u000b" + message + "\u001c\r").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            var answer = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0 && next != 0x1c; next = in.read()) {
                answer.write(next);
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    /** What the record holds about the batch now. */
    private List<Observation> results() {
        return bank
                .client
                .search()
                .forResource(Observation.class)
                .where(Observation.FOCUS.hasId("BiologicallyDerivedProduct/" + id()))
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> (Observation) entry.getResource())
                .filter(result -> result.hasIdentifier())
                .toList();
    }

    /** Newest first. */
    private List<Observation> versions(Observation result) {
        return bank
                .client
                .history()
                .onInstance("Observation/" + result.getIdElement().getIdPart())
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> (Observation) entry.getResource())
                .toList();
    }

    private String id() {
        return batch.getIdElement().getIdPart();
    }
}
