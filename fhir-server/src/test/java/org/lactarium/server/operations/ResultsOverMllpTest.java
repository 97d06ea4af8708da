package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;
import static org.lactarium.server.operations.LaboratoryLine.count;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

/** A laboratory on the wire, the whole program, and the milk its results are about. */
class ResultsOverMllpTest {

    private final Bank bank = new Bank();
    private final BiologicallyDerivedProduct batch =
            Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
    private final LaboratoryLine laboratory = new LaboratoryLine(bank);

    @Test
    void theNewerResultStaysWhenTheOlderOneComesAgainAndTheHistoryKeepsBoth() {
        var first = report("MBCULPOST", "F", 14) + count("F", "SN", "^0");
        var second = report("MBCULPOST", "C", 10) + count("C", "SN", "^12");

        assertThat(outcome(first)).isEqualTo("delivered");
        assertThat(bank.status(id())).isEqualTo("pending-results");
        assertThat(outcome(second)).isEqualTo("delivered");
        assertThat(bank.status(id())).isEqualTo("rejected");
        assertThat(outcome(first)).isEqualTo("superseded");
        assertThat(outcome(report("MBCULPOST", "F", 16) + count("F", "SN", "^0")))
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
    void aReportThatIsTakenBackHoldsTheMilkThatWasReleasedOnIt() {
        bank.store(bank.culture(batch.getParentFirstRep().getReferenceElement().getIdPart(), "pre", null));
        assertThat(outcome(report("MBCULPOST", "F", 14) + count("F", "ST", "No growth")))
                .isEqualTo("delivered");
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        assertThat(bank.status(id())).isEqualTo("released");

        assertThat(outcome(report("MBCULPOST", "X", 10))).isEqualTo("delivered");

        assertThat(results().get(0).getStatus()).isEqualTo(Observation.ObservationStatus.ENTEREDINERROR);
        assertThat(bank.status(id())).isEqualTo("quarantine");
    }

    @Test
    void aRangeAcrossTheLimitIsHeldAndGrowthThatNobodyCountedIsRejected() {
        assertThat(outcome(report("MBCULPOST", "F", 14) + count("F", "SN", "^0^-^10")))
                .isEqualTo("delivered");
        assertThat(bank.status(id())).isEqualTo("quarantine");
        assertThat(refused(() -> bank.release(batch, "demo-release-officer"))).contains("culture-undetermined");

        assertThat(outcome(report("MBCULPOST", "C", 10) + count("C", "ST", "TNTC")))
                .isEqualTo("delivered");
        assertThat(bank.status(id())).isEqualTo("rejected");
    }

    @Test
    void anIsolateKeepsItsSusceptibilitiesAndAnOrganismOnlyTheLaboratoryCanNameHoldsTheMilk() {
        assertThat(outcome(report("MBCULPRE", "F", 14) + count("F", "NM", "850")
                        + "OBX|2|SN|18908-4^Clindamycin^LN|1|<=^0.25|ug/mL||S|||F\r"
                        + "OBX|3|ST|MBORG|1|gram negative rods||||||F\r"
                        + "OBX|4|ED|PDF^Report^L||^application^PDF^Base64^JVBERi0xLjQK||||||F\r"))
                .isEqualTo("unknown-organism");

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
    void aBadResultBesideCharactersThatMeanNothingIsHeldAndSoIsTheMilk() {
        bank.cleanCultures(batch);
        assertThat(outcome(report("MBCULPOST", "F", 14)
                        + count("F", "NM", "40").replace("^Bacteria^", "^Bac\u0000teria^")
                        + "NTE|1||cut \u0000 off and \\X00\\ again\r"))
                .isEqualTo("not-understood");
        assertThat(results()).isEmpty();
        assertThat(refused(() -> bank.release(batch, "demo-release-officer"))).containsExactly("result-waits");
    }

    private String report(String test, String status, int minutesAgo) {
        return laboratory.report(Bank.label(batch), test, status, minutesAgo);
    }

    private String outcome(String reports) {
        return laboratory.outcome(reports);
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
