package org.lactarium.routes.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.routes.laboratory.Quarantined;
import org.lactarium.routes.laboratory.Translation;
import org.lactarium.routes.quarantine.Reason;

/** An analyser's message about several samples, and one that is not meant or not dated as it says. */
class ReadWholeTest {

    private static final Instant ARRIVAL = Instant.parse("2026-03-10T10:00:00Z");
    private static final String MSH = "MSH|^~\\&|HMA|LAB|LACT|HKMB|20260310101600+0800||%s|1|%s|2.5.1\r";
    private static final String FAT = "OBX|%s|NM|MBFAT||%s|g/dL|||||F|||%s\r";

    private static String fat(String value) {
        return FAT.formatted("1", value, "20260310101500+0800");
    }

    private static Translation hl7(String body) {
        return whole(MSH.formatted("ORU^R01", "P") + body);
    }

    private static Translation whole(String message) {
        return Analysers.translator(AnalyserProfile.shipped("default")).translate(message, ARRIVAL);
    }

    private static Translation astm(String processing, String... records) {
        return Analysers.translator(AnalyserProfile.shipped("astm"))
                .translate(
                        "H|\\^&|||HMA^2.1^1234|||||||" + processing + "|LIS2-A2|20260310101600\r"
                                + String.join("\r", records) + "\r",
                        ARRIVAL);
    }

    private static List<String> milks(Translation translation) {
        return (translation instanceof Translation.Partly partly
                        ? partly.transaction()
                        : ((Translation.Mapped) translation).transaction())
                .getEntry().stream()
                        .map(entry -> entry.getResource())
                        .filter(Observation.class::isInstance)
                        .map(one -> ((Observation) one).getFocusFirstRep().getDisplay())
                        .toList();
    }

    @Test
    void eachMeasurementIsOfTheLotThatStandsBeforeIt() {
        assertThat(milks(hl7("PID|1||B-1^^^HKMB^LOT\rOBR|1||A-1|MBMACRO\r" + fat("3.4")
                        + "PID|2||B-2^^^HKMB^LOT\rOBR|2||A-2|MBMACRO\r" + fat("3.5"))))
                .containsExactly("batch B-1", "batch B-2");
    }

    @Test
    void aSampleWrittenOnceIsSharedWithinItsPatientOnly() {
        Translation translation = hl7("PID|1\rOBR|1||A-1|MBMACRO\r" + fat("3.4") + "SPM|1|SP-1|||||||||P\r"
                + "PID|2\rOBR|2||A-2|MBMACRO\r" + fat("3.5"));
        assertThat(milks(translation)).containsExactly("batch SP-1");
        assertThat(((Translation.Partly) translation).held().reason()).isEqualTo(Reason.UNKNOWN_SUBJECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SPM|1|SP-1|||||||||P;OBR|1||A-1|MBMACRO;FAT;SPM|2|SP-2|||||||||P;FAT",
                "OBR|1||A-1|MBMACRO;FAT;ORC|RE|O-1",
                "FAT;OBR|1||A-1|MBMACRO",
                "OBR|1||A-1|MBMACRO;FAT;PID|2||B-2^^^HKMB^LOT",
            })
    void whatHasLostItsOrderHoldsTheMessage(String segments) {
        assertThat(((Quarantined)
                                hl7(segments.replace("FAT", fat("3.4").strip()).replace(";", "\r")))
                        .reason())
                .isEqualTo(Reason.BROKEN_STRUCTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORC|RE|O-2;OBR|1|O-1|A-1|MBMACRO;FAT", "OBR|1||A-1|MBMACRO;FAT;SPM|1|SP-1;SPM|2|SP-2"})
    void twoOrdersOrTwoSamplesOfOneMeasurementAreAContradiction(String segments) {
        assertThat(((Quarantined)
                                hl7(segments.replace("FAT", fat("3.4").strip()).replace(";", "\r")))
                        .reason())
                .isEqualTo(Reason.SUBJECT_MISMATCH);
    }

    @Test
    void anEmptyObservationAndAnEmptiedFlagAreNoReasonToHold() {
        assertThat(hl7("PID|1||B-1^^^HKMB^LOT\rOBR|1||A-1|MBMACRO\r"
                        + fat("3.4").replace("g/dL|||", "g/dL||\"\"|") + "OBX|2||||||||||F\r"))
                .isInstanceOf(Translation.Mapped.class);
    }

    @Test
    void oneMeasurementThatCannotBeReadHoldsItselfAndTheOtherIsWritten() {
        Translation translation =
                hl7("PID|1||B-1^^^HKMB^LOT\rOBR|1||A-1|MBMACRO\r" + fat("----") + "OBR|2||A-2|MBMACRO\r" + fat("3.5"));
        assertThat(milks(translation)).hasSize(1);
        assertThat(((Translation.Partly) translation).held().reason()).isEqualTo(Reason.INSTRUMENT_FAULT);
    }

    @Test
    void oneNumberForTwoMeasurementsThatDifferIsHeld() {
        String one = "OBR|1||A-1|MBMACRO\r";
        assertThat(hl7("PID|1||B-1^^^HKMB^LOT\r" + one + fat("3.4") + one + fat("3.5")))
                .isInstanceOf(Quarantined.class);
        assertThat(milks(hl7("PID|1||B-1^^^HKMB^LOT\r" + one + fat("3.4") + one + fat("3.4"))))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"20260310180501+0800,TIME_IN_FUTURE", "10.03.2026,NOT_UNDERSTOOD"})
    void aRunThatLiesAheadOrIsDatedIllegiblyIsHeld(String observed, Reason reason) {
        assertThat(((Quarantined) hl7(
                                "PID|1||B-1^^^HKMB^LOT\rOBR|1||A-1|MBMACRO\r" + FAT.formatted("1", "3.4", observed)))
                        .reason())
                .isEqualTo(reason);
        assertThat(astm("P", "O|1|SP-1||^^^MACRO", "R|1|^^^FAT|3.4|g/100mL||N||F||||" + observed, "L|1|N"))
                .isInstanceOf(Quarantined.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"T", "D", "T^A"})
    void aTestMessageTouchesNoMilk(String processing) {
        String body = "PID|1||B-1^^^HKMB^LOT\rOBR|1||A-1|MBMACRO\r" + fat("3.4");
        assertThat(whole(MSH.formatted("ORU^R01", processing) + body))
                .isInstanceOfSatisfying(Translation.NotForTheRecord.class, left -> assertThat(left.reason())
                        .isEqualTo(Reason.TEST_MESSAGE));
    }

    @ParameterizedTest
    @CsvSource({"T,TEST_MESSAGE", "D,TEST_MESSAGE", "Q,CONTROL_RESULT", "Z,NOT_UNDERSTOOD", "P,", "'',"})
    void anAstmHeaderSaysWhetherTheMessageIsMeant(String processing, Reason reason) {
        Translation translation =
                astm(processing, "O|1|SP-1||^^^MACRO", "R|1|^^^FAT|3.4|g/100mL||N||F||||20260310101500", "L|1|N");
        Reason found = translation instanceof Translation.NotForTheRecord left
                ? left.reason()
                : translation instanceof Quarantined held ? held.reason() : null;
        assertThat(found).isEqualTo(reason);
    }

    @Test
    void aResultBehindAnotherPatientIsNotOfTheOrderBefore() {
        assertThat(astm(
                        "P",
                        "O|1|SP-1||^^^MACRO",
                        "R|1|^^^FAT|3.4|g/100mL||N||F",
                        "P|2",
                        "R|1|^^^FAT|3.5|g/100mL||N||F",
                        "L|1|N"))
                .isInstanceOf(Quarantined.class);
    }
}
