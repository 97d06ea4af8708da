package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.routes.quarantine.Reason;

/** What a laboratory writes in words beside a result that lets milk pass. */
class FreeTextTest {

    private static final Reading READING = Reading.ofShipped();
    private static final String DONOR = "PID|1||D-1^^^HKMB^PI\r";

    /** Where in a message about a culture words can stand. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("behind the message", "NTE|1|L|{}\rPID|1||B-1^^^HKMB^LOT\r{OBR}{OBX}"),
            Map.entry("behind the patient", "PID|1||B-1^^^HKMB^LOT\rNTE|1|L|{}\r{OBR}{OBX}"),
            Map.entry("behind the order", "PID|1||B-1^^^HKMB^LOT\r{OBR}NTE|1|L|{}\r{OBX}"),
            Map.entry("behind the result", "PID|1||B-1^^^HKMB^LOT\r{OBR}{OBX}NTE|1|L|{}\r"),
            Map.entry("in another field of a note", "PID|1||B-1^^^HKMB^LOT\r{OBR}{OBX}NTE|1||L|{}\r"),
            Map.entry("in a second note", "PID|1||B-1^^^HKMB^LOT\r{OBR}{OBX}NTE|1|L|Read by eye.\rNTE|2|L|{}\r"),
            Map.entry("in a text", "PID|1||B-1^^^HKMB^LOT\r{OBR}{OBX}OBX|2|TX|MBTXT^Text^L||{}||||||F\r"),
            Map.entry(
                    "in a line of a text",
                    "PID|1||B-1^^^HKMB^LOT\r{OBR}{OBX}OBX|2|FT|MBTXT^Text^L||Milk culture.\\.br\\{}||||||F\r"),
            Map.entry(
                    "in a document",
                    "PID|1||B-1^^^HKMB^LOT\r{OBR}{OBX}OBX|2|ED|PDF^Report^L||^text^PLAIN^Base64^{64}||||||F\r"),
            Map.entry("in a line for a screen", "PID|1||B-1^^^HKMB^LOT\r{OBR}{OBX}DSP|1||{}\r"),
            Map.entry("in a segment of its own", "PID|1||B-1^^^HKMB^LOT\r{OBR}{OBX}ZCM|1|{}\r"));

    private static String at(String place, String words, String report) {
        return PLACES.get(place)
                .replace("{64}", Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8)))
                .replace("{}", words)
                .replace("{OBR}", report)
                .replace("{OBX}", Reading.COUNT);
    }

    private static Stream<String> everyPlace() {
        return PLACES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("everyPlace")
    void growthInWordsBesideNoGrowthIsWrittenAndHeld(String place) {
        assertThat(List.of(
                        "Bacillus cereus 40 CFU/mL",
                        "Growth of Staph. aureus at 48 h",
                        "Heavy growth",
                        "E. coli isolated",
                        "No growth at 24 h, B. cereus at 48 h",
                        "No growth on MacConkey but growth on blood agar",
                        "Two colonies seen",
                        "Gram positive cocci",
                        "Sample contaminated",
                        "Wrong specimen received",
                        "Result reported in error. Disregard.",
                        "Donor is HIV positive",
                        "Culture (+)",
                        "Broth turbid after 48 h",
                        "P. aeruginosa 10 CFU/mL",
                        "No growth on blood agar, 2 cols on chocolate agar",
                        "Ｂａｃｉｌｌｕｓ cereus",
                        "Please repeat culture",
                        "Sample belongs to another batch",
                        "平板有菌",
                        "有細菌生長",
                        "檢出金黃色葡萄球菌"))
                .allSatisfy(words -> {
                    Translation translation = READING.of(at(place, words, Reading.culture()));
                    assertThat(translation).as(words).isInstanceOf(Translation.Partly.class);
                    Quarantined held = ((Translation.Partly) translation).held();
                    assertThat(held.reason()).as(words).isEqualTo(Reason.REMARK_CONTRADICTS);
                    assertThat(held.bearing()).isEqualTo(Bearing.STOPS);
                    assertThat(held.detail()).doesNotContain(words);
                });
    }

    @ParameterizedTest
    @MethodSource("everyPlace")
    void wordsThatSayTheSameOrNothingLetItPass(String place) {
        assertThat(List.of(
                        "Read by eye.",
                        "Routine",
                        "Plate read at 48 h.",
                        "Sample was warmed to 40 degrees.",
                        "Tube arrived cold.",
                        "No growth after 48 h",
                        "Growth: none",
                        "No Staphylococcus aureus, no Enterobacteriaceae, no Bacillus.",
                        "S. aureus: not isolated",
                        "No evidence of bacterial growth or contamination",
                        "Negative for B. cereus",
                        "Limit of detection 1 CFU/mL",
                        "<1 CFU/mL",
                        "0 CFU/mL",
                        "Results in CFU/mL by colony count method",
                        "Positive control valid",
                        "Bacillus cereus not detected in 1 mL",
                        "S. aureus: <1 CFU/mL",
                        "Any growth will be identified by MALDI-TOF MS",
                        "If growth occurs, a supplementary report will be issued.",
                        "According to NICE guideline CG93 milk with any growth after pasteurisation should be discarded",
                        "Growth promotion test of media passed",
                        "Screened for Bacillus cereus - negative",
                        "No bacterial\\.br\\growth",
                        "檢測下限 1 CFU/mL",
                        "金黃色葡萄球菌：未檢出",
                        "如有細菌生長將另作鑑定",
                        "Growth medium: blood agar",
                        "Authorised by Dr. Lee. Blood agar at 35 degrees, 48 h.",
                        "無細菌生長",
                        "未檢出致病菌"))
                .allSatisfy(words -> assertThat(READING.of(at(place, words, Reading.culture())))
                        .as(words)
                        .isInstanceOf(Translation.Mapped.class));
    }

    @ParameterizedTest
    @CsvSource({
        "HIV reactive,true",
        "HIV 1/2 positive by another assay,true",
        "HIV antibody weak; confirmatory test to follow,true",
        "Not negative,true",
        "Grey zone,true",
        "愛滋病毒抗體陽性,true",
        "Haemolysed sample,true",
        "Non-reactive,false",
        "HIV antibodies not detected,false",
        "Negative for HIV and HCV,false",
        "No antibodies present.,false",
        "Screening assays only. Repeat if donor reports a new exposure,false",
        "Repeated in duplicate.,false",
        "Anti-HBs positive,false",
        "結果陰性,false",
        "未檢出抗體,false",
    })
    void wordsBesideABloodTestThatIsNotReactive(String words, boolean held) {
        String test = DONOR + Reading.obr("O-1", "F-1", "MBDSCR", "F", "20260309")
                + "OBX|1|CWE|80387-4^^LN||NEG||||||F\rNTE|1|L|" + words + "\r";
        assertThat(READING.of(test)).isInstanceOf(held ? Translation.Partly.class : Translation.Mapped.class);
    }

    @Test
    void milkBeforeHeatingMayHaveGrownWhatTheRemarkSaysAndNoPathogen() {
        String some = DONOR.replace("D-1^^^HKMB^PI", "B-1^^^HKMB^LOT")
                + Reading.obr("O-1", "F-1", "MBCULPRE", "F", "20260309")
                + "OBX|1|NM|20695-3^^LN||500|CFU/mL|||||F\r";
        assertThat(READING.of(some + "NTE|1|L|Growth of skin flora, coagulase negative staphylococci\r"))
                .isInstanceOf(Translation.Mapped.class);
        assertThat(READING.held(some + "NTE|1|L|including S. aureus\r").reason())
                .isEqualTo(Reason.REMARK_CONTRADICTS);
        assertThat(
                        READING.of(
                                some
                                        + "OBX|2|CWE|MBORG^^L|1|3092008^Staphylococcus aureus^SCT||||||F\rNTE|1|L|Staphylococcus aureus, see panel\r"))
                .isInstanceOf(Translation.Mapped.class);
    }

    @Test
    void aRemarkOnWhatIsTakenBackIsAboutNothing() {
        assertThat(READING.of(Reading.LOT + Reading.culture("C", "20260309")
                        + "OBX|1|NM|20695-3^^LN||0|CFU/mL|||||C\r"
                        + "OBX|2|CWE|MBORG^^L|1|3092008^Staphylococcus aureus^SCT||||||D\r"
                        + "NTE|1|L|S. aureus of another milk\r"))
                .isInstanceOf(Translation.Mapped.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OBX|1|ST|718-7^Hemoglobin^LN||HIV reactive||||||F\r",
                "OBX|1|NM|718-7^Hemoglobin^LN||120|g/L|||||F\rNTE|1|L|HBsAg positive\r",
                "OBX|1|ST|718-7^HIV antibody^LN||reactive||||||F\r",
            })
    void anInfectionInWordsUnderATestThatIsIgnoredHolds(String results) {
        String count = DONOR + Reading.obr("O-1", "F-1", "58410-2^Blood count^LN", "F", "20260309");
        assertThat(READING.held(count + results).reason()).isEqualTo(Reason.UNKNOWN_TEST);
        assertThat(READING.of(count + "OBX|1|NM|718-7^Hemoglobin^LN||120|g/L|||||F\rNTE|1|L|HIV negative\r"))
                .isInstanceOf(Translation.NotForTheRecord.class);
    }

    @Test
    void aResultInASegmentOfTheLaboratorysOwnHolds() {
        String passing = Reading.LOT + Reading.culture() + Reading.COUNT;
        assertThat(READING.held(passing + "ZBX|1|NM|20695-3^^LN||40|CFU/mL|||||F\r")
                        .reason())
                .isEqualTo(Reason.NOT_UNDERSTOOD);
        assertThat(READING.of(passing + "ZDS|1|1.2.840.1\rZXT|routine|2\r")).isInstanceOf(Translation.Mapped.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OBX|2", "OBX|2|NM", "OBX|2|NM|", "OBX|2|NM||"})
    void aResultThatEndsBeforeItsValueWasCut(String cut) {
        String passing = Reading.LOT + Reading.culture() + Reading.COUNT;
        assertThat(READING.of(passing + cut + "\r")).isInstanceOf(Translation.Partly.class);
        assertThat(READING.of(passing + "OBX|2|NM|||\r")).isInstanceOf(Translation.Mapped.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"^0", "^0^\"\"", "=^0^^\"\""})
    void aNumberOfWhichAPartWasTakenAwayIsNoNumber(String value) {
        String culture = Reading.LOT + Reading.culture() + "OBX|1|SN|20695-3^^LN||" + value + "|CFU/mL|||||F\r";
        assertThat(READING.held(culture).reason()).isEqualTo(Reason.UNKNOWN_VALUE);
    }

    @Test
    void aNumberWhereATextBelongsIsHeld() {
        String text = Reading.LOT + Reading.culture() + Reading.COUNT + "OBX|2|NM|MBTXT^Text^L||30|CFU/mL|||||F\r";
        assertThat(READING.held(text).reason()).isEqualTo(Reason.DOCUMENT_UNREADABLE);
    }

    @Test
    void aSecondPlateThatCouldNotBeReadLeavesHalfAnAnswer() {
        String plates = Reading.LOT + Reading.culture()
                + "OBX|1|NM|20695-3^^LN|1|0|CFU/mL|||||F\rOBX|2|NM|20695-3^^LN|2||CFU/mL|||||X\r";
        assertThat(READING.held(plates).reason()).isEqualTo(Reason.STATUS_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "no growth after 2 h,false",
        "no growth after 17 hours,false",
        "no growth after 0 days,false",
        "no growth after 18 h,true",
        "no growth at 48 hours,true",
        "No growth after 2 days,true",
        "no growth after 120 h,true"
    })
    void noGrowthCountsFromANightsIncubation(String words, boolean counts) {
        String culture = Reading.LOT + Reading.culture() + "OBX|1|ST|20695-3^^LN||" + words + "||||||F\r";
        assertThat(READING.of(culture) instanceof Translation.Mapped).isEqualTo(counts);
    }
}
