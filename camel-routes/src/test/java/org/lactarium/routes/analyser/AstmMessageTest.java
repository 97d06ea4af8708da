package org.lactarium.routes.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lactarium.routes.laboratory.Quarantined;
import org.lactarium.routes.laboratory.Translation;

/** Records of E1394 as milk analysers write them. */
class AstmMessageTest {

    private static Translation translated(String... records) {
        return Analysers.translator(AnalyserProfile.shipped("astm"))
                .translate(
                        "H|\\^&|||HMA^2.1^1234|||||||P|LIS2-A2|20260310101600\rO|1|SP-1||^^^MACRO|R\r"
                                + String.join("\r", records) + "\r",
                        Instant.now());
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

    @Test
    void keepsControlsOutOfTheRecord() {
        assertThat(Analysers.translator(AnalyserProfile.shipped("astm"))
                        .translate(
                                "H|\\^&|||HMA\rO|1|SP-1||^^^MACRO|R||||||Q\rR|1|^^^FAT|3.4|g/100mL||N||F\rL|1|N\r",
                                Instant.now()))
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
