package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.routes.quarantine.Reason;

/** What is understood is written, what is not is held, and what is not meant for milk touches none. */
class PartlyTest {

    private static final Reading READING = Reading.ofShipped();
    private static final String DONOR = "PID|1||D-1^^^HKMB^PI\r";

    @ParameterizedTest
    @CsvSource({
        "OBX|2|ST|20695-3^^LN|2|Mrs Chan called||||||F,UNKNOWN_VALUE",
        "OBX|2|NM|20695-3^^LN|2|10|furlongs|||||F,UNKNOWN_VALUE",
        "OBX|2|NM|NOVEL^^L||10|CFU/mL|||||F,UNKNOWN_TEST",
        "OBX|2|NM|20695-3^^LN|2||CFU/mL|||||F,BROKEN_STRUCTURE",
        "OBX|2|ED|PDF||^application^PDF^Base64^%%%||||||F,DOCUMENT_UNREADABLE",
        "OBX|2|SN|18908-4^^LN|9|<=^0.25|ug/mL||S|||F,ISOLATE_MISSING",
    })
    void oneResultThatCannotBeReadHoldsItselfAndTheOthersAreWritten(String unclear, Reason reason) {
        Translation translation = READING.of(Reading.LOT + Reading.culture() + Reading.GROWTH + unclear + "\r");
        assertThat(translation).isInstanceOf(Translation.Partly.class);
        assertThat(((Translation.Partly) translation).held().reason()).isEqualTo(reason);
        assertThat(((Translation.Partly) translation).held().bearing()).isEqualTo(Bearing.STOPS);
        assertThat(Reading.observations(translation)).hasSize(1);
    }

    @Test
    void aReportOfWhichNothingIsUnderstoodIsHeldAndItsNeighbourIsWritten() {
        Translation translation = READING.of(Reading.LOT + Reading.culture() + "OBX|1|ST|20695-3||odd||||||F\r"
                + Reading.obr("O-2", "F-2", "MBCULPRE", "F", "20260309") + Reading.COUNT);
        assertThat(translation).isInstanceOf(Translation.Partly.class);
        assertThat(((Translation.Partly) translation)
                        .transaction().getEntry().stream()
                                .map(Bundle.BundleEntryComponent::getResource)
                                .filter(DiagnosticReport.class::isInstance))
                .hasSize(1);
    }

    @Test
    void aSusceptibilityGoesWithTheCultureThatIsHeld() {
        String culture = Reading.obr("O-1", "F-1", "MBCULPRE", "P", "20260309") + "OBX|1|ST|MBORG|1|E. coli||||||F\r";
        String susceptibility = "OBR|2|O-1|F-1-S|MBAST|||20260304|||||||||||||||20260309||MB|F\r"
                + "OBX|1|SN|18908-4^^LN|1|<=^0.25|ug/mL||S|||F\r";
        assertThat(READING.of(Reading.LOT + culture + susceptibility)).isInstanceOf(Quarantined.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"T", "D", "T^A", "D^R"})
    void aTestOrTrainingMessageTouchesNoMilk(String processing) {
        assertThat(READING.ofWhole(Reading.MSH.replace("|P|2.5.1", "|" + processing + "|2.5.1")
                        + Reading.LOT
                        + Reading.culture()
                        + Reading.GROWTH))
                .isEqualTo(Translation.NotForTheRecord.test());
    }

    @ParameterizedTest
    @CsvSource({"P,true", "'',true", "P^T,true", "Q,false", "t,false", "PROD,false"})
    void anythingElseIsMeantOrHeld(String processing, boolean meant) {
        Translation translation = READING.ofWhole(Reading.MSH.replace("|P|2.5.1", "|" + processing + "|2.5.1")
                + Reading.LOT
                + Reading.culture()
                + Reading.GROWTH);
        assertThat(translation instanceof Translation.Mapped).isEqualTo(meant);
        assertThat(translation instanceof Quarantined held && held.reason() == Reason.NOT_UNDERSTOOD)
                .isEqualTo(!meant);
    }

    @ParameterizedTest
    @CsvSource({
        "ADT^A08,NONE",
        "ACK,NONE",
        "ORM^O01,NONE",
        "OML^O21,NONE",
        "QBP^Q11,NONE",
        "SIU^S12,NONE",
        "MFN^M02,NONE",
        "MDM^T02,STOPS",
        "ORF^R04,STOPS",
        "OUL^R22,STOPS",
        "ORU^R30,STOPS",
        "ZZZ,STOPS",
        "'',STOPS"
    })
    void aMessageThatCannotCarryAResultBearsOnNoMilk(String type, Bearing bearing) {
        String message = Reading.MSH.replace("ORU^R01", type) + Reading.LOT;
        assertThat(((Quarantined) READING.ofWhole(message)).bearing()).isEqualTo(bearing);
        assertThat(((Quarantined) READING.ofWhole(message + Reading.culture() + Reading.GROWTH)).bearing())
                .isEqualTo(Bearing.STOPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACK", "ORM^O01", "ADT^A08"})
    void aReportThatIsTakenBackUnderAnotherTypeStopsItsMilk(String type) {
        String message = Reading.MSH.replace("ORU^R01", type) + Reading.LOT + Reading.culture("X", "20260309");
        assertThat(((Quarantined) READING.ofWhole(message)).bearing()).isEqualTo(Bearing.STOPS);
        String order = Reading.MSH.replace("ORU^R01", type) + Reading.LOT + Reading.culture("", "");
        assertThat(((Quarantined) READING.ofWhole(order)).bearing()).isEqualTo(Bearing.NONE);
    }

    @Test
    void testsThatDoNotConcernMilkAreLeftOutAndNothingElseIs() {
        Reading knowing = new Reading(
                Profiles.with("\"ignoredTests\": {", "\"ignoredTests\": {\"LFT\": \"liver\", \"ALT\": \"liver\",")
                        .read(),
                Goldens::onRecord);
        String liver = Reading.obr("O-9", "F-9", "LFT", "F", "20260309") + "OBX|1|NM|ALT||20|U/L|||||F\r";
        String screen = Reading.obr("O-1", "F-1", "MBDSCR", "F", "20260309");
        String alt = "OBX|2|NM|ALT||20|U/L|||||F\r";
        String reactive = "OBX|1|CWE|5196-1^^LN||R||||||F\r";
        Translation leftOut =
                new Translation.NotForTheRecord(Reason.NOT_ABOUT_MILK, "It holds no test that concerns milk");
        assertThat(knowing.of(DONOR + liver)).isEqualTo(leftOut);
        assertThat(knowing.of(DONOR + screen + alt)).isEqualTo(leftOut);
        assertThat(Reading.observations(knowing.of(DONOR + liver + screen + reactive + alt)))
                .hasSize(1);
        assertThat(knowing.held(DONOR + liver + reactive).reason()).isEqualTo(Reason.UNKNOWN_TEST);
        assertThat(knowing.held(DONOR + screen.replace("MBDSCR", "XYZ") + alt).reason())
                .isEqualTo(Reason.UNKNOWN_TEST);
        assertThat(READING.held(DONOR + liver).reason()).isEqualTo(Reason.UNKNOWN_TEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "58410-2|HEPBSAG^HBs antigen^L|REACTIVE|false",
                "58410-2|HEPBSAG^HBs antigen^L|陽性|false",
                "58410-2|HEPBSAG^HBs antigen^L|weakly positive|false",
                "58410-2|WBC^White cells^L|6.7|true",
                "58410-2|HGB^Haemoglobin^L^718-7^Hemoglobin^LN|12.9|true",
                "MBDSCR|718-7^HIV 1/2 antibody^99LAB|POSITIVE|false",
                "MBDSCR|HIVAB^HIV antibody^L^718-7^Hemoglobin^LN|POSITIVE|false",
                "MBDSCR|718-7^Hemoglobin^LN|12.9|true",
                "MBDSCR|10331-7^Rh type^LN|POS|true"
            })
    void anAnswerLikeThatOfAnInfectionIsNotPassedOverUnderAnotherName(
            String test, String code, String value, boolean passedOver) {
        Translation translation = READING.of(DONOR
                + Reading.obr("", "F-9", test, "F", "20260309")
                + "OBX|1|ST|" + code + "||" + value + "||||||F\r");
        assertThat(translation instanceof Translation.NotForTheRecord left && left.reason() == Reason.NOT_ABOUT_MILK)
                .isEqualTo(passedOver);
        assertThat(translation instanceof Quarantined).isEqualTo(!passedOver);
    }

    @Test
    void aMarkerThatWasOrderedByItselfIsAScreenOfItsOwn() {
        String hiv = Reading.obr("O-1", "F-1", "56888-1^HIV^LN", "F", "20260309") + "OBX|1|CWE|56888-1||N||||||F\r";
        String hbs = Reading.obr("O-1", "F-1", "5196-1^HBsAg^LN", "F", "20260309") + "OBX|1|CWE|5196-1||R||||||F\r";
        Translation.Mapped mapped = (Translation.Mapped) READING.of(DONOR + hiv + hbs);
        assertThat(mapped.transaction().getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .filter(DiagnosticReport.class::isInstance)
                        .map(report -> ((DiagnosticReport) report)
                                .getCode()
                                .getCodingFirstRep()
                                .getCode()))
                .containsExactly("MBDSCR", "MBDSCR");
    }

    @Test
    void anOrganismThatTheDataFileDoesNotKnowIsWrittenAndRemarkedOn() {
        Translation.Mapped mapped = (Translation.Mapped)
                READING.of(Reading.LOT + Reading.culture() + "OBX|1|CE|MBORG||GNR^Gram negative rods^L||||||F\r");
        assertThat(mapped.remark().reason()).isEqualTo(Reason.UNKNOWN_ORGANISM);
        assertThat(mapped.remark().unmapped())
                .containsExactly(new Unmapped("OBX-5", "GNR", "", "MBORG", "Gram negative rods"));
        assertThat(((Translation.Mapped)
                                READING.of(Reading.LOT + Reading.culture() + "OBX|1|ST|MBORG||E. coli||||||F\r"))
                        .remark())
                .isNull();
    }

    @Test
    void theUnitMayStandAsTextAlone() {
        assertThat(READING.of(Reading.LOT + Reading.culture() + "OBX|1|NM|20695-3||12|^CFU/mL|||||F\r"))
                .isInstanceOf(Translation.Mapped.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "F|ST 20695-3 No growth|F||true",
                "F|NM 20695-3 0|F|N|true",
                "P|NM 20695-3 0|P||true",
                "F|SN 20695-3 <^10|F||true",
                "F|SN 20695-3 <^100000|F||false",
                "F|NM 20695-3 0|F|A|false",
                "F|NM 20695-3 1|F||false",
                "F|ST 20695-3 TNTC|F||false",
                "C|NM 20695-3 0|F||false",
                "F|NM 20695-3 0|C||false",
                "F|NM 20695-3 0|W||false",
                "F|ST MBORG E. coli|F||false",
            })
    void onlyWhatWouldPassByItselfIsHarmless(
            String report, String result, String status, String flag, boolean harmless) {
        String[] parts = result.split(" ", 3);
        Translation.Mapped mapped = (Translation.Mapped) READING.of(Reading.LOT + Reading.culture(report, "20260309")
                + "OBX|1|" + parts[0] + "|" + parts[1] + "||" + parts[2] + "|CFU/mL||" + (flag == null ? "" : flag)
                + "|||" + status + "\r");
        assertThat(mapped.harmless()).isEqualTo(harmless);
    }

    @ParameterizedTest
    @CsvSource({"N,'',true", "N,A,false", "R,'',false"})
    void aBloodTestIsHarmlessWhenItIsNonReactiveAndNotFlagged(String value, String flag, boolean harmless) {
        Translation.Mapped mapped =
                (Translation.Mapped) READING.of(DONOR + Reading.obr("O-1", "F-1", "MBDSCR", "F", "20260309")
                        + "OBX|1|CWE|5196-1||" + value + "|||" + flag + "|||F\r");
        assertThat(mapped.harmless()).isEqualTo(harmless);
    }
}
