package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.routes.quarantine.Reason;

/** What belongs to whom in a message that speaks of more than one thing. */
class GroupsTest {

    private static final Reading READING = Reading.ofShipped();
    private static final String OTHER = "PID|2||B-2^^^HKMB^LOT\r";

    private static String report(String filler) {
        return Reading.obr("O-" + filler, filler, "MBCULPOST", "F", "20260309");
    }

    @Test
    void eachReportIsAboutThePatientThatStandsBeforeIt() {
        Translation translation =
                READING.of(Reading.LOT + report("F-1") + Reading.COUNT + OTHER + report("F-2") + Reading.GROWTH);
        assertThat(Reading.observations(translation))
                .extracting(result -> result.getFocusFirstRep().getDisplay()
                        + result.getValueQuantity().getValue())
                .containsExactly("batch B-1" + "0", "batch B-2" + "5000");
    }

    @Test
    void oneAccessionOfTwoBatchesIsTwoReports() {
        Translation translation =
                READING.of(Reading.LOT + report("F-1") + Reading.COUNT + OTHER + report("F-1") + Reading.GROWTH);
        assertThat(translation).isInstanceOf(Translation.Mapped.class);
        assertThat(Reading.observations(translation))
                .hasSize(2)
                .extracting(Observation::getId)
                .doesNotHaveDuplicates();
    }

    @Test
    void aSpecimenWrittenOnceIsSharedWithinItsPatientOnly() {
        String specimen = "SPM|1|S-1\r";
        Understanding.Understood understood = (Understanding.Understood) READING.understood(Reading.MSH
                + Reading.LOT
                + report("F-1")
                + Reading.COUNT
                + specimen
                + report("F-2")
                + Reading.COUNT
                + OTHER
                + report("F-3")
                + Reading.COUNT);
        assertThat(understood.reports())
                .extracting(report -> report.claim().specimens())
                .containsExactly(List.of("S-1"), List.of("S-1"), List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OBR A,OBX 0,OBR A,OBX 5000",
                "OBR A,OBX 5000,OBR A,OBX 0",
                "OBR A,OBX 0,OBX 5000 1,OBR A,OBX 0",
            })
    void oneAccessionThatSaysTwoThingsOfOneBatchIsHeld(String message) {
        String body = Reading.LOT
                + message.replace("OBR A", report("F-1"))
                        .replaceAll("OBX (\\d+)( \\d)?", "OBX|1|NM|20695-3^^LN|$2|$1|CFU/mL|||||F\r")
                        .replace(",", "");
        assertThat(READING.of(body)).isInstanceOf(Quarantined.class);
        assertThat(READING.held(body).detail()).contains("two different things");
    }

    @Test
    void theSameReportTwiceInOneMessageIsOne() {
        String one = report("F-1") + Reading.GROWTH;
        assertThat(Reading.observations(READING.of(Reading.LOT + one + one))).hasSize(1);
    }

    @Test
    void aContradictionHoldsItsReportAndTheOthersGoOn() {
        Translation translation = READING.of(Reading.LOT
                + report("F-1")
                + Reading.COUNT
                + report("F-1")
                + Reading.GROWTH
                + report("F-2")
                + Reading.COUNT);
        assertThat(translation).isInstanceOf(Translation.Partly.class);
        assertThat(Reading.observations(translation)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PID|1||B-1^^^HKMB^LOT~B-2^^^HKMB^LOT\rOBR",
                "PID|1||B-1^^^HKMB^LOT\rORC|RE|O-2\rOBR",
                "PID|1||B-1^^^HKMB^LOT\rORC|RE||F-2\rOBR",
                "PID|1||B-1^^^HKMB^LOT\rSPM|1|S-1\rSPM|2|S-2\rOBR",
            })
    void twoNumbersOfOneKindInOneReportAreHeld(String before) {
        String body = before.replace("OBR", report("F-1").replace("O-F-1", "O-1")) + Reading.COUNT;
        assertThat(READING.held(body).reason()).isEqualTo(Reason.SUBJECT_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PID OBX OBR",
                "OBX PID OBR",
                "OBR OBX ORC",
                "OBR OBX ORC OBX",
                "PID OBR OBX PID",
                "PID PID OBR OBX",
                "ORC ORC OBR OBX",
                "OBR OBX PID SPM",
                "OBX",
                "PID",
            })
    void whatHasLostItsOrderHoldsTheWholeMessage(String segments) {
        String body = segments.replace("PID", "PID|1||B-1^^^HKMB^LOT\r")
                .replace("ORC", "ORC|RE|O-1\r")
                .replace("SPM", "SPM|1|S-1\r")
                .replace("OBX", Reading.COUNT)
                .replace("OBR", Reading.culture())
                .replace("\r ", "\r");
        assertThat(READING.of(body)).isInstanceOf(Quarantined.class);
        assertThat(READING.held(body).reason()).isEqualTo(Reason.BROKEN_STRUCTURE);
    }

    @Test
    void anObservationOfThePatientIsPassedOverWhenItIsKnownNotToConcernMilk() {
        String body =
                "PID|1||B-1^^^HKMB^LOT\rOBX|1|NM|X-1^Height^L||160|cm|||||F\r" + Reading.culture() + Reading.COUNT;
        assertThat(READING.held(body).unmapped())
                .extracting(Unmapped::field, Unmapped::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("OBX-3", "X-1"));
        Reading knowing = new Reading(
                Profiles.with("\"ignoredTests\": {", "\"ignoredTests\": {\"X-1\": \"height\",")
                        .read(),
                Goldens::onRecord);
        assertThat(knowing.of(body)).isInstanceOf(Translation.Mapped.class);
    }

    @Test
    void anObservationThatSaysNothingIsSkipped() {
        assertThat(READING.of(Reading.LOT + Reading.culture() + Reading.COUNT + "OBX|2||||||||||F\r"))
                .isInstanceOf(Translation.Mapped.class);
    }
}
