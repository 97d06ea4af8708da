package org.lactarium.routes.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.routes.laboratory.Placement;
import org.lactarium.routes.laboratory.Quarantined;
import org.lactarium.routes.laboratory.Translation;
import org.lactarium.routes.quarantine.Reason;

/** What milk analysers say, and what must never become a result. */
class AnalyserTranslatorTest {

    private static final AnalyserProfile PROFILE = AnalyserProfile.shipped("default");

    private static String measured(String role, String sample, String... obx) {
        StringBuilder message = new StringBuilder(
                "MSH|^~\\&|MILKSCAN|LAB|MILKBANK|HKMB|20260310094500+0800||OUL^R22^OUL_R22|M1|P|2.5.1\r"
                        + "SPM|1|" + sample + "|||||||||" + role + "\r"
                        + "OBR|1|AW-1^MILKBANK||MBMACRO^Macronutrients^L\r");
        for (String line : obx) {
            message.append(line).append("\r");
        }
        return message.toString();
    }

    private static String obx(String code, String replicate, String value, String unit, String flag, String status) {
        return "OBX|1|NM|" + code + "|" + replicate + "|" + value + "|" + unit + "||" + flag + "|||" + status
                + "|||||TECH07||MS-4401^MILKSCAN|20260310094312+0800";
    }

    private static String fat(String value, String unit, String flag, String status) {
        return measured("P", "SP-1", obx("MBFAT", "1", value, unit, flag, status));
    }

    private static List<Resource> written(String message) {
        Translation translation = Analysers.translator(PROFILE).translate(message, Analysers.RECEIVED);
        assertThat(translation).isInstanceOf(Translation.Mapped.class);
        return ((Translation.Mapped) translation)
                .transaction().getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .toList();
    }

    private static List<Observation> results(String message) {
        return written(message).stream()
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .toList();
    }

    private static Quarantined held(String message) {
        Translation translation = Analysers.translator(PROFILE).translate(message, Analysers.RECEIVED);
        assertThat(translation).isInstanceOf(Quarantined.class);
        return (Quarantined) translation;
    }

    @ParameterizedTest
    @CsvSource({
        "MBFAT, 3.4, g/dL, 3.4", "MBFAT, 34, g/L, 3.40", "MBFAT, 3.40, g/100 mL, 3.40", "MBFAT, 3400, mg/dL, 3.4000",
        "MBNRG, 66, kcal/dL, 66", "MBNRG, 660, kcal/L, 66.00", "MBNRG, 276, kJ/100mL, 65.97",
                "MBNRG, 2760, KJ/L, 65.966"
    })
    void bringsEveryUnitOfItsMapToTheOneOfTheRecord(String code, String value, String unit, String kept) {
        Observation result = results(measured("P", "SP-1", obx(code, "1", value, unit, "", "F")))
                .get(0);
        assertThat(result.getComponentFirstRep().getValueQuantity().getValue()).isEqualByComparingTo(kept);
        assertThat(result.getComponentFirstRep().getValueQuantity().getCode())
                .isEqualTo(code.equals("MBNRG") ? "kcal/dL" : "g/dL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3,4",
                "3.4.5",
                "1 000",
                "1'000",
                "３.４",
                "٣.٤",
                "3.4 g",
                "3.4^5",
                "3-4",
                "0x3",
                "3E0",
                "1000000000000000000",
                "<>3.4"
            })
    void doesNotReadANumberThatIsWrittenInAnotherWay(String value) {
        assertThat(held(fat(value, "g/dL", "", "F"))).isNotNull();
    }

    @Test
    void remembersTheValueAsItWasSentWhenItConverts() {
        assertThat(results(fat("34", "g/L", "", "F")).get(0).getNote())
                .extracting(note -> note.getText())
                .contains("Fat, human milk: 34 g/L as sent");
    }

    @Test
    void doesNotTakeEnergyInAUnitOfMassOrAUnitItDoesNotKnow() {
        assertThat(held(measured("P", "SP-1", obx("MBNRG", "1", "66", "g/dL", "", "F")))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_VALUE);
        assertThat(held(fat("3.4", "%", "", "F")).reason()).isEqualTo(Reason.UNKNOWN_VALUE);
        assertThat(held(fat("3.4", "", "", "F")).detail()).contains("no unit");
    }

    @Test
    void neverMakesAMilkResultOfAControlOrACalibration() {
        for (String role : List.of("Q", "C^Calibrator^HL70369", "E")) {
            Translation translation = Analysers.translator(PROFILE)
                    .translate(measured(role, "SP-1", obx("MBFAT", "1", "3.4", "g/dL", "", "F")), Analysers.RECEIVED);
            assertThat(translation).isInstanceOf(Translation.NotForTheRecord.class);
        }
        assertThat(Analysers.translator(PROFILE)
                        .translate(
                                measured("P", "QC-LOW", obx("MBFAT", "1", "3.4", "g/dL", "", "F")), Analysers.RECEIVED))
                .isInstanceOf(Translation.NotForTheRecord.class);
    }

    @Test
    void holdsASampleOfARoleItDoesNotKnow() {
        assertThat(held(measured("Z", "SP-1", obx("MBFAT", "1", "3.4", "g/dL", "", "F")))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_VALUE);
    }

    @Test
    void writesTheMilkOfAMessageThatAlsoHoldsAControl() {
        String both = measured("Q", "LEVEL1", obx("MBFAT", "1", "2.0", "g/dL", "", "F"))
                + "SPM|2|SP-2|||||||||P\rOBR|2|AW-2||MBMACRO\r" + obx("MBFAT", "1", "3.4", "g/dL", "", "F") + "\r";
        assertThat(results(both))
                .extracting(result -> result.getFocusFirstRep().getReference())
                .containsExactly("BiologicallyDerivedProduct/SP-2");
    }

    @ParameterizedTest
    @CsvSource({"3.4, QCF, F", "3.4, >, F", "3.4, ZZ, F", "----, '', F", "Error, '', F", "3.4, '', X"})
    void holdsWhatTheAnalyserMarksAsFailed(String value, String flag, String status) {
        assertThat(held(fat(value, "g/dL", flag, status)).reason()).isEqualTo(Reason.INSTRUMENT_FAULT);
    }

    @Test
    void keepsOutOfRangeFlagsAsInterpretations() {
        assertThat(results(fat("1.4", "g/dL", "L", "F"))
                        .get(0)
                        .getComponentFirstRep()
                        .getInterpretationFirstRep()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("L");
    }

    @Test
    void holdsAValueThatIsNoMilksBecauseAUnitOrACalibrationIsWrong() {
        assertThat(held(fat("34", "g/dL", "", "F")).reason()).isEqualTo(Reason.IMPLAUSIBLE_VALUE);
        assertThat(held(measured("P", "SP-1", obx("MBNRG", "1", "276", "kcal/dL", "", "F")))
                        .reason())
                .isEqualTo(Reason.IMPLAUSIBLE_VALUE);
    }

    @Test
    void holdsACodeItDoesNotKnowAndLeavesOutWhatItsFileTellsItTo() {
        assertThat(held(measured("P", "SP-1", obx("UREA", "1", "30", "mg/dL", "", "F")))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_TEST);
        assertThat(results(measured(
                                "P",
                                "SP-1",
                                obx("TEMP", "1", "40", "Cel", "", "F"),
                                obx("MBFAT", "1", "3.4", "g/dL", "", "F")))
                        .get(0)
                        .getComponent())
                .hasSize(1);
    }

    @Test
    void keepsEveryReplicateAsAMeasurementOfItsOwnNumberedOrNot() {
        String numbered = measured(
                "P",
                "SP-1",
                obx("MBFAT", "1", "3.4", "g/dL", "", "F"),
                obx("MBCHO", "1", "7.1", "g/dL", "", "F"),
                obx("MBFAT", "2", "3.5", "g/dL", "", "F"),
                obx("MBCHO", "2", "7.2", "g/dL", "", "F"));
        assertThat(results(numbered))
                .hasSize(2)
                .allMatch(result -> result.getComponent().size() == 2);
        assertThat(results(numbered.replace("MBFAT|1|", "MBFAT||")
                        .replace("MBFAT|2|", "MBFAT||")
                        .replace("MBCHO|1|", "MBCHO||")
                        .replace("MBCHO|2|", "MBCHO||")))
                .hasSize(2)
                .allMatch(result -> result.getComponent().size() == 2);
    }

    @Test
    void findsTheSameMeasurementAgainAndTellsAnotherOneApart() {
        String id = results(fat("3.4", "g/dL", "", "F")).get(0).getId();
        assertThat(results(fat("3.5", "g/dL", "", "C")).get(0).getId()).isEqualTo(id);
        assertThat(results(fat("3.4", "g/dL", "", "F").replace("SP-1", "SP-2"))
                        .get(0)
                        .getId())
                .isNotEqualTo(id);
        assertThat(results(fat("3.4", "g/dL", "", "F").replace("MS-4401", "MS-4402"))
                        .get(0)
                        .getId())
                .isNotEqualTo(id);
    }

    @Test
    void namesTheAnalyserTheOperatorAndTheTimeOfTheRun() {
        List<Resource> written = written(fat("3.4", "g/dL", "", "F"));
        Device analyser = (Device) written.get(0);
        Observation result = (Observation) written.get(1);
        assertThat(analyser.getSerialNumber()).isEqualTo("MS-4401");
        assertThat(result.getDevice().getReference()).isEqualTo("Device/" + analyser.getIdPart());
        assertThat(result.getPerformerFirstRep().getIdentifier().getValue()).isEqualTo("TECH07");
        assertThat(result.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-03-10T09:43:12+08:00");
    }

    @Test
    void neverGoesBackToAnOlderWordNorFromAFinalOneToAPreliminary() {
        Placement.Standing later =
                new Placement.Standing("final", Instant.parse("2026-03-11T00:00:00Z"), "2", List.of());
        Placement.Standing earlier =
                new Placement.Standing("final", Instant.parse("2026-03-09T00:00:00Z"), "2", List.of());
        assertThat(standing(later, "F")).isInstanceOf(Quarantined.class);
        assertThat(standing(earlier, "P")).isInstanceOf(Quarantined.class);
        assertThat(((Translation.Mapped) standing(earlier, "C")).transaction().getEntry())
                .extracting(entry -> entry.getRequest().getIfMatch())
                .contains("W/\"2\"");
    }

    @Test
    void withdrawsAMeasurementAndHoldsAWithdrawalThatMeetsNothing() {
        Placement.Standing before =
                new Placement.Standing("final", Instant.parse("2026-03-09T00:00:00Z"), "2", List.of());
        Observation withdrawn = (Observation) ((Translation.Mapped) standing(before, "W"))
                .transaction()
                .getEntry()
                .get(1)
                .getResource();
        assertThat(withdrawn.getStatus()).isEqualTo(Observation.ObservationStatus.ENTEREDINERROR);
        assertThat(withdrawn.getComponentFirstRep().hasValue()).isFalse();
        assertThat(held(fat("3.4", "g/dL", "", "W")).reason()).isEqualTo(Reason.UNKNOWN_SUBJECT);
    }

    private static Translation standing(Placement.Standing before, String status) {
        return new AnalyserTranslator(PROFILE, ZoneId.of("Asia/Hong_Kong"), run -> Analysers.found(run, before))
                .translate(fat("3.4", "g/dL", "", status), Analysers.RECEIVED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "3.4|g/dL! 3.4^5|g/dL",
                "3.4|g/dL! 3.4~3.5|g/dL",
                "3.4|g/dL! 3.4&5|g/dL",
                "3.4|g/dL! 3.4|g/dL~g/L",
                "3.4|g/dL! 3.4|g/dL||N&H",
                "MBFAT|! MBFAT~MBCHO|",
                "|MBFAT|1|! |MBFAT|1^2|",
                "|SP-1|! |SP-1~SP-2|",
                "|SP-1|! |SP-1&MB&x&ISO&y|",
                "|20260310094312+0800! |10.03.2026",
                "|20260310094312+0800! |20260310094312+0800~20260310",
                "AW-1^MILKBANK! AW-1~AW-2",
                "||||F|||! ||||F|0.9||",
                "|||||||P! ||||||||C~P|",
                "|M1|P|! |M1|P~T|",
                "|20260310094500+0800|! |today|",
                "|NM|! |XPN|",
                "|NM|! |SN|^3.4",
                "MBMACRO^Macronutrients^L! MBMACRO&x"
            })
    void holdsAMessageOfWhichAPartWouldBePassedOver(String was, String is) {
        String message = fat("3.4", "g/dL", "", "F");
        assertThat(message).contains(was);
        assertThat(held(message.replace(was, is))).isNotNull();
    }

    @Test
    void passesOverAFieldThatTheProfileNamesAndNoneThatIsRead() throws IOException {
        ObjectNode file = (ObjectNode)
                new ObjectMapper().readTree(AnalyserProfile.class.getResourceAsStream("/analyser/default.json"));
        file.putObject("fields").putObject("OBX").put("9", "ignored: always 1").put("11", "ignored: why not");
        AnalyserTranslator named = Analysers.translator(AnalyserProfile.of(file));
        String odd = fat("3.4", "g/dL", "", "F").replace("|g/dL|||||F|", "|g/dL|||1||F|");
        assertThat(held(odd).detail()).isEqualTo("Not understood: OBX-9");
        assertThat(named.translate(odd, Analysers.RECEIVED)).isInstanceOf(Translation.Mapped.class);
        assertThat(named.translate(odd.replace("|F|", "|F~P|"), Analysers.RECEIVED))
                .isInstanceOf(Quarantined.class);
    }

    @Test
    void holdsWhatWasMeasuredOrReleasedAfterItArrived() {
        String message = fat("3.4", "g/dL", "", "F");
        Instant measured = Instant.parse("2026-03-10T01:43:12Z");
        Instant made = Instant.parse("2026-03-10T01:45:00Z");
        assertThat(translated(message, made)).isInstanceOf(Translation.Mapped.class);
        assertThat(translated(message, made.minusSeconds(300))).isInstanceOf(Translation.Mapped.class);
        assertThat(translated(message, made.minusSeconds(301)))
                .isInstanceOfSatisfying(Quarantined.class, held -> assertThat(held.detail())
                        .isEqualTo("The time of the release lies after the arrival of the message"));
        assertThat(translated(message, measured.minusSeconds(301)))
                .isInstanceOfSatisfying(
                        Quarantined.class, held -> assertThat(held.reason()).isEqualTo(Reason.TIME_IN_FUTURE));
        // a day that began may still be today
        assertThat(translated(message.replace("20260310094312+0800", "20260310"), made))
                .isInstanceOf(Translation.Mapped.class);
    }

    @ParameterizedTest
    @CsvSource({"P, ", "'', ", "T, test-message", "D, test-message", "T^T, test-message"})
    void aTestMessageNeverTouchesMilk(String processing, String reason) {
        Translation translation = translated(
                fat("3.4", "g/dL", "", "F").replace("|M1|P|", "|M1|" + processing + "|"), Analysers.RECEIVED);
        if (reason == null) {
            assertThat(translation).isInstanceOf(Translation.Mapped.class);
        } else {
            assertThat(((Translation.NotForTheRecord) translation).reason().code())
                    .isEqualTo(reason);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "PROD", "T~P", "p", "Q"})
    void aMessageThatDoesNotSayWhetherItIsMeantIsHeldOrLeftOut(String processing) {
        assertThat(translated(
                        fat("3.4", "g/dL", "", "F").replace("|M1|P|", "|M1|" + processing + "|"), Analysers.RECEIVED))
                .isNotInstanceOf(Translation.Mapped.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OBX|2|NM|MBFAT\nOBX|3",
                "PID|1||B-1^^^HK^LOT\rPID|2||B-2^^^HK^LOT",
                "no segment",
                "MSH|^~\\&|A",
                "DSC|1",
                "QQQ|1"
            })
    void holdsAMessageWhoseStructureIsBroken(String line) {
        assertThat(held(fat("3.4", "g/dL", "", "F") + line + "\r").reason()).isEqualTo(Reason.BROKEN_STRUCTURE);
    }

    private static Translation translated(String message, Instant received) {
        return Analysers.translator(PROFILE).translate(message, received);
    }

    @Test
    void takesNothingThatIsNoMeasurement() {
        assertThat(held(fat("3.4", "g/dL", "", "F").replace("OUL^R22^OUL_R22", "ADT^A01"))
                        .reason())
                .isEqualTo(Reason.UNSUPPORTED_MESSAGE);
        assertThat(held(measured("P", "SP-1")).reason()).isEqualTo(Reason.BROKEN_STRUCTURE);
        assertThat(held(fat("3.4", "g/dL", "", "F")
                                .replaceAll("SPM[^\r]*\r", "")
                                .replace("AW-1", ""))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_SUBJECT);
    }
}
