package org.lactarium.routes.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.routes.laboratory.Quarantined;
import org.lactarium.routes.laboratory.Translation;
import org.lactarium.routes.quarantine.Reason;

/** Records of E1394 as milk analysers write them. */
class AstmMessageTest {

    private static final String HEADER = "H|\\^&|||HMA^2.1^1234|||||||P|LIS2-A2|20260310101600\rO|1|SP-1||^^^MACRO|R\r";
    private static final String MEASURED = "R|1|^^^FAT|3.4|g/100mL||N||F||||20260310101400";

    private static String text(String message) {
        Translation translation =
                Analysers.translator(AnalyserProfile.shipped("astm")).translate(message, Analysers.RECEIVED);
        return FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(((Translation.Mapped) translation).transaction());
    }

    private static Translation translated(String... records) {
        return Analysers.translator(AnalyserProfile.shipped("astm"))
                .translate(HEADER + String.join("\r", records) + "\r", Analysers.RECEIVED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "R|1|^^^FAT|3.4|g/100mL||N||W; instrument-fault",
                "R|1|^^^FAT|3.4|g/100mL||N||X; instrument-fault",
                "R|1|^^^FAT|3.4|g/100mL||>||F; instrument-fault",
                "R|1|^^^FAT|ERROR|g/100mL||||F; instrument-fault",
                "R|1|^^^FAT|3.4|%||N||F; unknown-value",
                "R|1|^^^UREA|3.4|g/100mL||N||F; unknown-test",
                "R|1|^^^FAT|3.4|g/100mL||N||I; broken-structure"
            })
    void holdsAResultThatIsNone(String record, String reason) {
        assertThat(((Quarantined) translated(record, "L|1|N")).reason().code()).isEqualTo(reason);
    }

    @Test
    void holdsAMessageThatTheAnalyserBrokeOff() {
        assertThat(translated("R|1|^^^FAT|3.4|g/100mL||N||F", "L|1|T")).isInstanceOf(Quarantined.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "L|1|T",
                "L|1|E",
                "L|1|R",
                "L|1|Q",
                "L|1|I",
                "L|1|x",
                "L|1|N~T",
                "L|1|N\rL|1|N",
                "L|1|N\rO|2|SP-2",
                "H|\\^&|||HMA\rL|1|N",
                "X|1\rL|1|N",
                "Rx|1\rL|1|N",
                "r|1\rL|1|N",
                "C|1|I|warm\nR|2|^^^FAT|5|g/100mL\rL|1|N",
                "an R record\rL|1|N"
            })
    void holdsAMessageThatIsNotWhole(String end) {
        Translation translation = translated(MEASURED, end);
        assertThat(((Quarantined) translation).reason()).isEqualTo(Reason.BROKEN_STRUCTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void readsTheSameWhicheverLineEndsItHas(String end) {
        String text = HEADER + MEASURED + "\rC|1|I|warmed|G\rL|1|F\r";
        assertThat(text(text.replace("\r", end))).isEqualTo(text(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R|1|^^^FAT|3.4^5|g/100mL||N||F||||20260310101400",
                "R|1|^^^FAT|3.4\\3.5|g/100mL||N||F||||20260310101400",
                "R|1|^^^FAT\\^^^CHO|3.4|g/100mL||N||F||||20260310101400",
                "R|1|^^^FAT|3.4|g/100mL^x||N||F||||20260310101400",
                "R|1|^^^FAT|3.4|g/100mL||N||F\\C||||20260310101400",
                "R|1|^^^FAT|3.4|g/100mL||N||F||||10.03.2026",
                "R|1|^^^FAT|3.4|g/100mL||N||F|changed|||20260310101400",
                "R|1|^^^FAT|3.4|g/100mL||N||F||||20260310101400|HMA|more",
                "R|1|^^^FAT|3.4|&lt;g||N||F||||20260310101400"
            })
    void holdsAResultOfWhichAPartWouldBePassedOver(String record) {
        assertThat(((Quarantined) translated(record, "L|1|N")).reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
    }

    @Test
    void aMeasurementThatNothingDatesIsHeldAndNeverDatedByItsMessage() {
        Quarantined held = (Quarantined) translated("R|1|^^^FAT|3.4|g/100mL||N||F", "L|1|N");
        assertThat(held.reason()).isEqualTo(Reason.TIME_MISSING);
        assertThat(((Quarantined) translated("R|1|^^^FAT|3.4|g/100mL||N||F||||\"\"", "L|1|N")).reason())
                .isEqualTo(Reason.TIME_MISSING);
    }

    @ParameterizedTest
    @CsvSource({"T, test-message", "D, test-message", "Q, control-result"})
    void whatIsNotMeantNeverTouchesMilk(String processing, String reason) {
        String text = HEADER.replace("|P|", "|" + processing + "|") + MEASURED + "\rL|1|N\r";
        Translation translation =
                Analysers.translator(AnalyserProfile.shipped("astm")).translate(text, Analysers.RECEIVED);
        assertThat(((Translation.NotForTheRecord) translation).reason().code()).isEqualTo(reason);
    }

    @Test
    void keepsControlsOutOfTheRecord() {
        assertThat(Analysers.translator(AnalyserProfile.shipped("astm"))
                        .translate(
                                "H|\\^&|||HMA\rO|1|SP-1||^^^MACRO|R||||||Q\rR|1|^^^FAT|3.4|g/100mL||N||F\rL|1|N\r",
                                Analysers.RECEIVED))
                .isInstanceOf(Translation.NotForTheRecord.class);
    }

    @Test
    void keepsEveryReplicateAsAMeasurementOfItsOwn() {
        Translation translation = translated(
                "R|1|^^^FAT|3.4|g/100mL||N||F||||20260310101400",
                "R|2|^^^FAT|3.5|g/100mL||N||F||||20260310101500",
                "L|1|N");
        assertThat(((Translation.Mapped) translation).transaction().getEntry())
                .extracting(Bundle.BundleEntryComponent::getResource)
                .filteredOn(Observation.class::isInstance)
                .hasSize(2);
    }

    @Test
    void isDividedByTheCharactersOfItsOwnHeader() {
        AstmMessage message = AstmMessage.read("H!~$%!!!HMA$2\nO!1!SP-1%F%A!!$$$MACRO\nL!1!N\n")
                .orElseThrow();
        assertThat(message.sender()).isEqualTo("HMA");
        assertThat(message.sample()).isEqualTo("SP-1!A");
        assertThat(AstmMessage.read("R|1|^^^FAT|3.4")).isEmpty();
        assertThat(AstmMessage.read("")).isEmpty();
    }

    @Test
    void asksForOneSampleOrForAll() {
        assertThat(AstmMessage.read("H|\\^&\rQ|1|^SP-1\\^SP-2||ALL\rL|1|N")
                        .orElseThrow()
                        .asked())
                .containsExactly("SP-1", "SP-2");
        assertThat(AstmMessage.read("H|\\^&\rQ|1|ALL||ALL\rL|1|N").orElseThrow().asked())
                .isEmpty();
    }
}
