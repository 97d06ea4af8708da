package org.lactarium.server.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.profiles.Systems;

class MilkFindingTest {

    private static final Coding NO_GROWTH = new Coding(Systems.SNOMED, "264868006", "No growth");
    private static final Coding CEREUS = new Coding(Systems.SNOMED, "112283007", "Bacillus cereus");
    private static final Coding DETECTED = new Coding(Systems.SNOMED, "260373001", "Detected");
    private static final Coding NOT_DETECTED = new Coding(Systems.SNOMED, "260415000", "Not detected");

    static Stream<Type> findings() {
        return Stream.of(
                new CodeableConcept(CEREUS),
                new CodeableConcept(DETECTED),
                new CodeableConcept().addCoding(NO_GROWTH).addCoding(CEREUS),
                new CodeableConcept(NO_GROWTH).setText("Heavy growth of Bacillus cereus"),
                new CodeableConcept().setText("Staphylococcus aureus"),
                new CodeableConcept(new Coding("https://laboratory.example/codes", "HG", "Heavy growth")),
                new StringType("Heavy growth"),
                new StringType("No growth of Enterobacterales, heavy growth of Bacillus cereus"),
                new StringType("something nobody understands"),
                new BooleanType(true),
                new Quantity(10).setUnit("CFU/plate"),
                new Quantity(new BigDecimal("0.5").doubleValue()).setCode("[CFU]/mL"));
    }

    static Stream<Type> nothings() {
        return Stream.of(
                new CodeableConcept(NO_GROWTH),
                new CodeableConcept(NO_GROWTH).setText("No growth after 48 hours"),
                new CodeableConcept(NOT_DETECTED),
                new CodeableConcept().setText("No growth"),
                new CodeableConcept(new Coding("https://laboratory.example/codes", "NG", "No growth"))
                        .setText("No growth"),
                new StringType("No growth after 48 hours"),
                new StringType("沒有細菌生長"),
                new StringType("Negative"),
                new BooleanType(false),
                new Quantity(0).setUnit("CFU/mL"),
                new Quantity(6.9).setUnit("pH"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "不正常",
                "非陰性",
                "並非陰性",
                "未見陰性",
                "不是沒有生長",
                "非無菌",
                "未能排除污染",
                "未能確定",
                "無法判斷",
                "未完成",
                "未達標",
                "未符合標準",
                "未通過",
                "Non-negative",
                "no longer negative",
                "not undetected",
                "not normal",
                "not clear",
                "not absent",
                "Not free of growth",
                "not within limits",
                "Negative - NOT",
                "neg?",
                "No growth? See comment",
                "No growth, plate dried out, repeat",
                "no growth so far",
                "no growth to date (interim)",
                "Not tested",
                "No result"
            })
    void aDenialThatIsDeniedIsNone(String words) {
        assertThat(asks(new StringType(words))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bacillus cereus not detected",
                "CMV DNA not detected",
                "No Bacillus cereus isolated",
                "培養48小時後無生長",
                "合格",
                "Pass",
                "Satisfactory",
                "within limits",
                "NAD",
                "0 CFU/mL",
                "<1 CFU/mL",
                "pH 6.8",
                "無細菌生長",
                "未檢出",
                "陰性"
            })
    void aSentenceThatDeniesIsOne(String words) {
        assertThat(asks(new StringType(words))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"菌落/mL", "colonies/mL", "CFU/plate", "/mL", "10*3/mL"})
    void whatIsCountedInAVolumeIsAFindingInWhateverUnit(String unit) {
        assertThat(asks(new Quantity(50_000).setUnit(unit))).isTrue();
        assertThat(asks(new Range().setHigh(new Quantity(50_000).setUnit(unit))))
                .isTrue();
        assertThat(asks(new Quantity(50_000).setUnit("mmol/L"))).isFalse();
    }

    @Test
    void aNumberAboveTheRangeBesideItAndADisplayAgainstItsCodeAreFindings() {
        var above = result(new Quantity(6.8).setUnit("ug/L"));
        above.addReferenceRange().setHigh(new Quantity(0.05).setUnit("ug/L"));
        assertThat(MilkFinding.asks(above, false)).isTrue();
        assertThat(asks(new CodeableConcept(new Coding(Systems.SNOMED, "260385009", "Positive"))))
                .isTrue();
        assertThat(asks(new CodeableConcept(new Coding(Systems.SNOMED, "17621005", "Normal"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"不正常", "未能排除污染", "Not free of growth", "Not normal", "No good: discard"})
    void aConclusionThatWarnsWithoutAName(String words) {
        assertThat(ReportedFinding.asks(report().setConclusion(words), List.of()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("findings")
    void aPersonLooksAtWhatWasFound(Type found) {
        assertThat(asks(found)).isTrue();
        assertThat(ReportedFinding.asks(report().addConclusionCode(concept(found)), List.of()))
                .isEqualTo(found instanceof CodeableConcept);
        var inPart = result(null);
        inPart.addComponent().setValue(found);
        assertThat(MilkFinding.asks(inPart, false)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("nothings")
    void nobodyIsCalledForNothing(Type found) {
        assertThat(asks(found)).isFalse();
        assertThat(ReportedFinding.asks(report().addConclusionCode(concept(found)), List.of()))
                .isFalse();
    }

    @Test
    void aFlagOrANoteIsAFindingWhateverTheValueSays() {
        var flagged = result(new Quantity(6.9).setUnit("pH"));
        flagged.addInterpretation(new CodeableConcept(new Coding("", "A", null)));
        assertThat(MilkFinding.asks(flagged, false)).isTrue();
        var noted = result(new CodeableConcept(NOT_DETECTED));
        noted.addNote().setText("Bacillus cereus 10^5 grown");
        assertThat(MilkFinding.asks(noted, false)).isTrue();
    }

    @Test
    void aCodeAloneSaysThatItIsSo() {
        assertThat(asks(null)).isTrue();
        var notDone = result(null);
        notDone.getDataAbsentReason().setText("not performed");
        assertThat(MilkFinding.asks(notDone, false)).isFalse();
    }

    @Test
    void whatTheRulesReadAndWhatWasWithdrawnOrSettledAsksNobody() {
        var found = result(new CodeableConcept(CEREUS));
        assertThat(MilkFinding.asks(found, true)).isFalse();
        assertThat(MilkFinding.asks(found.copy().setStatus(ObservationStatus.ENTEREDINERROR), false))
                .isFalse();
        var looked = found.copy().setStatus(ObservationStatus.AMENDED);
        assertThat(MilkFinding.asks(looked, false)).isTrue();
        looked.addInterpretation(new CodeableConcept(new Coding("", "N", null)));
        assertThat(MilkFinding.asks(looked, false)).isFalse();
        var weight = found.copy();
        weight.addCategory()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/observation-category")
                .setCode("vital-signs");
        assertThat(MilkFinding.asks(weight, false)).isFalse();
        weight.addFocus(new Reference("BiologicallyDerivedProduct/1"));
        assertThat(MilkFinding.asks(weight, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Heavy growth of Bacillus cereus. Do not use.", "Bacillus cereus isolated"})
    void aConclusionSaysWhatNoResultSays(String words) {
        var report = report().setConclusion(words);
        assertThat(ReportedFinding.asks(report, List.of())).isTrue();
        assertThat(ReportedFinding.asks(report, List.of(plate(new CodeableConcept(NO_GROWTH)))))
                .isTrue();
        assertThat(ReportedFinding.asks(report.setStatus(DiagnosticReportStatus.ENTEREDINERROR), List.of()))
                .isFalse();
    }

    @Test
    void aConclusionThatSumsUpItsResultsAsksNobody() {
        var report = report().setConclusion("No growth after 48 hours");
        assertThat(ReportedFinding.asks(report, List.of(plate(new CodeableConcept(NO_GROWTH)))))
                .isFalse();
        var organism = report().addConclusionCode(new CodeableConcept(CEREUS));
        assertThat(ReportedFinding.asks(organism, List.of(plate(new CodeableConcept(CEREUS)))))
                .isFalse();
        assertThat(ReportedFinding.asks(organism, List.of(plate(new CodeableConcept(NO_GROWTH)))))
                .isTrue();
    }

    @Test
    void aDocumentAloneIsReadByAPerson() {
        var report = report();
        report.addPresentedForm().setContentType("application/pdf");
        assertThat(ReportedFinding.asks(report, List.of())).isTrue();
        assertThat(ReportedFinding.asksOfDonor(report, List.of())).isTrue();
        assertThat(ReportedFinding.asks(report, List.of(plate(new CodeableConcept(NO_GROWTH)))))
                .isFalse();
    }

    @Test
    void aReportAboutADonorConcludesWhatNoTestSays() {
        assertThat(ReportedFinding.asksOfDonor(report().setConclusion("HIV reactive, repeatedly"), List.of()))
                .isTrue();
        assertThat(ReportedFinding.asksOfDonor(report().addConclusionCode(new CodeableConcept(DETECTED)), List.of()))
                .isTrue();
        assertThat(ReportedFinding.asksOfDonor(report().setConclusion("All tests non-reactive"), List.of()))
                .isFalse();
    }

    private static boolean asks(Type value) {
        return MilkFinding.asks(result(value), false);
    }

    private static CodeableConcept concept(Type found) {
        return found instanceof CodeableConcept said ? said : new CodeableConcept(NO_GROWTH);
    }

    private static Observation result(Type value) {
        var result = new Observation().setStatus(ObservationStatus.FINAL).setValue(value);
        result.getCode().addCoding().setSystem(Systems.LOINC).setCode("600-7");
        return result;
    }

    private static Observation plate(Type value) {
        return result(value).setCode(Coded.concept(Systems.LOINC, "20695-3"));
    }

    private static DiagnosticReport report() {
        return new DiagnosticReport().setStatus(DiagnosticReportStatus.FINAL);
    }
}
