package org.lactarium.server.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.donor.OtherFinding;
import org.lactarium.server.donor.SerologyResult;

class FindingChartTest {

    private static final Instant DRAWN = Instant.parse("2026-01-10T01:00:00Z");
    private static final String FLAGS = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    @Test
    void aPositiveTestThatNoRuleKnowsIsAFindingByItsCodeAndNeverByItsWords() {
        var result = positive();
        result.getCode().setText("toxoplasma, see Mrs Chan's letter");

        assertThat(finding(result)).contains(new OtherFinding(Set.of("22580-5"), "22580-5", DRAWN));
    }

    @Test
    void whatIsNegativeOrAPlainNumberOrNotOfALaboratoryIsNone() {
        var negative = positive();
        negative.setValue(Coded.concept(Systems.SNOMED, "131194007"));
        var number = positive();
        number.setValue(new Quantity(130).setUnit("IU/L"));
        var vital = positive();
        vital.getCategoryFirstRep().getCodingFirstRep().setCode("vital-signs");
        var milk = positive();
        milk.addFocus(new Reference("BiologicallyDerivedProduct/1"));
        var known = positive();
        known.setCode(Coded.concept(Systems.LOINC, "5196-1"));

        assertThat(List.of(negative, number, vital, milk, known))
                .allSatisfy(result -> assertThat(finding(result)).isEmpty());
    }

    @Test
    void whatNobodySortsIsReadAsALaboratorys() {
        var unsorted = positive();
        unsorted.getCategory().clear();
        assertThat(finding(unsorted)).isPresent();
        var weight = unsorted.copy().setCode(Coded.concept(Systems.LOINC, "29463-7"));
        assertThat(finding(weight)).isEmpty();
    }

    @Test
    void copiesOfAVirusANoteAndACodeAloneAreFindings() {
        var copies = positive();
        copies.setValue(new Quantity(50_000).setUnit("copies/mL"));
        var noted = positive();
        noted.setValue(Coded.concept(Systems.SNOMED, "131194007"));
        noted.addNote().setText("HIV repeat reactive by NAT");
        var alone = positive();
        alone.setValue(null);
        assertThat(List.of(copies, noted, alone))
                .allSatisfy(result -> assertThat(finding(result)).isPresent());
    }

    @Test
    void aPartThatIsPositiveAndAResultOfTheSerologyProfileCountToo() {
        var panel = positive();
        panel.setValue(null);
        panel.addComponent().setValue(Coded.concept(Systems.SNOMED, "10828004"));
        var serology = positive();
        serology.getCategory().clear();
        serology.getMeta().addProfile(Profiles.SEROLOGY);

        assertThat(finding(panel)).isPresent();
        assertThat(finding(serology)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = ObservationStatus.class,
            names = {"FINAL", "PRELIMINARY", "REGISTERED", "AMENDED", "CORRECTED", "UNKNOWN"})
    void onlyASecondWritingThatFlagsItAsNormalSettlesIt(ObservationStatus status) {
        var result = positive();
        result.setStatus(status);
        assertThat(finding(result)).isPresent();
        result.addInterpretation(Coded.concept(FLAGS, "N"));
        var again = status == ObservationStatus.AMENDED || status == ObservationStatus.CORRECTED;
        assertThat(finding(result).isEmpty()).isEqualTo(again);
        result.addInterpretation(Coded.concept(FLAGS, "A"));
        assertThat(finding(result)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = ObservationStatus.class,
            names = {"ENTEREDINERROR", "CANCELLED"})
    void whatWasWithdrawnIsNone(ObservationStatus status) {
        var result = positive();
        result.setStatus(status);

        assertThat(finding(result)).isEmpty();
    }

    @Test
    void aResultThatDoesNotSayWhenItWasDrawnStillHolds() {
        var undated = positive();
        undated.setEffective(null);
        undated.setIssued(Date.from(DRAWN.plusSeconds(60)));
        assertThat(finding(undated).orElseThrow().drawn()).isEqualTo(DRAWN.plusSeconds(60));

        undated.setCode(Coded.concept(Systems.LOINC, "5196-1"));
        assertThat(serology(undated).orElseThrow().answer()).isEqualTo(SerologyResult.Answer.REACTIVE);
        undated.setValue(Coded.concept(Systems.SNOMED, "131194007"));
        assertThat(serology(undated)).isEmpty();
    }

    @Test
    void aTestThatWasNeverDoneIsNoResult() {
        var result = positive();
        result.setCode(Coded.concept(Systems.LOINC, "5196-1"));
        result.setValue(null);
        result.setDataAbsentReason(
                Coded.concept("http://terminology.hl7.org/CodeSystem/data-absent-reason", "not-performed"));
        assertThat(serology(result)).isEmpty();
        result.setDataAbsentReason(new CodeableConcept());
        assertThat(serology(result).orElseThrow().answer()).isEqualTo(SerologyResult.Answer.UNCLEAR);
    }

    private static Observation positive() {
        var result = new Observation().setStatus(ObservationStatus.FINAL);
        result.addCategory(Coded.concept("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory"));
        result.setCode(Coded.concept(Systems.LOINC, "22580-5"));
        result.setSubject(new Reference("Patient/1"));
        result.setEffective(new DateTimeType(Date.from(DRAWN)));
        result.setValue(Coded.concept(Systems.SNOMED, "11214006"));
        return result;
    }

    private static Optional<OtherFinding> finding(Observation result) {
        return FindingChart.finding(result, STRICTEST.zone());
    }

    private static Optional<SerologyResult> serology(Observation result) {
        return SerologyChart.result(result, Instant.now(), STRICTEST.zone());
    }
}
