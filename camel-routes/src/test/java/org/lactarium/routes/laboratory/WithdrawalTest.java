package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.quarantine.Reason;

/** What a laboratory takes back does not go on standing, however it takes it back. */
class WithdrawalTest {

    private static final LaboratoryReader READER =
            new LaboratoryReader(LaboratoryProfile.byDefault(), ZoneId.of("Asia/Hong_Kong"));
    private static final Placement.Subject BATCH = new Placement.Subject("BiologicallyDerivedProduct/b1", "batch B-1");

    @Test
    void aReportThatIsCancelledTakesEverythingBackThatWasSaidUnderIt() {
        Observation clean = new Observation();
        clean.setId("Observation/said-before/_history/3");
        clean.getMeta().setVersionId("3");
        clean.setStatus(Observation.ObservationStatus.FINAL);
        Placement.Standing before = new Placement.Standing("final", Instant.EPOCH, "2", List.of(clean));

        Bundle transaction = transaction("OBR|1|O-1|F-1|MBCULPOST|||20260304|||||||||||||||20260309||MB|X\r", before);

        Bundle.BundleEntryComponent taken =
                transaction.getEntry().get(transaction.getEntry().size() - 1);
        assertThat(taken.getRequest().getUrl()).isEqualTo("Observation/said-before");
        assertThat(taken.getRequest().getIfMatch()).isEqualTo("W/\"3\"");
        assertThat(((Observation) taken.getResource()).getStatus())
                .isEqualTo(Observation.ObservationStatus.ENTEREDINERROR);
        assertThat(clean.getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
    }

    @Test
    void aCorrectedReportGoesOnNamingWhatWasSaidUnderItBefore() {
        Observation isolate = new Observation();
        isolate.setId("said-before");
        isolate.setStatus(Observation.ObservationStatus.FINAL);
        Placement.Standing before = new Placement.Standing("final", Instant.EPOCH, "2", List.of(isolate));

        Bundle transaction = transaction(
                "OBR|1|O-1|F-1|MBCULPOST|||20260304|||||||||||||||20260309||MB|C\r"
                        + "OBX|1|NM|20695-3^^LN||0|CFU/mL|||||C\r",
                before);

        assertThat(transaction.getEntry())
                .noneMatch(entry -> entry.getRequest().getUrl().equals("Observation/said-before"));
        DiagnosticReport report = transaction.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof DiagnosticReport)
                .map(entry -> (DiagnosticReport) entry.getResource())
                .findFirst()
                .orElseThrow();
        assertThat(report.getResult()).hasSize(2);
    }

    @Test
    void aWithdrawalCountsWhateverStandsBesideIt() {
        Bundle transaction = transaction(
                "OBR|1|O-1|F-1|MBCULPOST|||20260304|||||||||||||||20260309||MB|C\r"
                        + "OBX|1|ST|20695-3^^LN||PLEASE DISREGARD||||||W\r",
                null);
        assertThat(transaction.getEntry())
                .extracting(Bundle.BundleEntryComponent::getResource)
                .filteredOn(Observation.class::isInstance)
                .singleElement()
                .matches(result -> ((Observation) result).getStatus() == Observation.ObservationStatus.ENTEREDINERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"D", "W", "X"})
    void aResultThatIsTakenBackMustBeTheOneThatStands(String letter) {
        Observation other = new Observation();
        other.setId("said-before");
        other.setStatus(Observation.ObservationStatus.FINAL);
        Placement.Standing before = new Placement.Standing("final", Instant.EPOCH, "2", List.of(other));
        String report = "OBR|1|O-1|F-1|MBCULPOST|||20260304|||||||||||||||20260309||MB|C\r";
        String count = "OBX|1|NM|20695-3^^LN||0|CFU/mL|||||" + letter + "\r";

        assertThat(translation(report + count, before))
                .isInstanceOfSatisfying(
                        Quarantined.class, held -> assertThat(held.reason()).isEqualTo(Reason.REPORT_MOVED));
        // the same under the number it stands under
        other.setId(idOfTheCount(report + count));
        assertThat(translation(report + count, before)).isInstanceOf(Translation.Mapped.class);
    }

    private static String idOfTheCount(String report) {
        return transaction(report, null).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Observation.class::isInstance)
                .map(result -> result.getIdElement().getIdPart())
                .findFirst()
                .orElseThrow();
    }

    private static Bundle transaction(String report, Placement.Standing before) {
        return ((Translation.Mapped) translation(report, before)).transaction();
    }

    private static Translation translation(String report, Placement.Standing before) {
        String text = "MSH|^~\\&|LIS|LAB|MILKBANK|HKMB|20260309||ORU^R01|1|P|2.5.1\rPID|1||B-1^^^HKMB^LOT\r" + report;
        Understanding.Understood understood =
                (Understanding.Understood) READER.read((V2Message) V2Message.read(text), Goldens.ARRIVAL);
        Placement placement = new Placement(List.of(BATCH), Claim.NOTHING, null, null, before, false, Set.of());
        return LaboratoryTranslator.translate(understood, List.of(placement));
    }

    @ParameterizedTest
    @CsvSource({"Reactive,W,true", "Reactive,D,true", "Negative,W,false", "Reactive,X,false"})
    void aFirstReportThatTakesBackWhatWouldStopTheMilkAsks(String value, String status, boolean held) {
        String report = "PID|1||D-1^^^HKMB^PI\r" + Reading.obr("O-1", "F-1", "MBDSCR", "F", "20260309")
                + "OBX|1|ST|56888-1^^LN||Negative||||||F\r"
                + "OBX|2|ST|5196-1^^LN||" + value + "||||||" + status + "\r";
        assertThat(Reading.ofShipped().of(report) instanceof Quarantined unread
                        && unread.reason() == Reason.REPORT_MOVED)
                .isEqualTo(held);
    }
}
