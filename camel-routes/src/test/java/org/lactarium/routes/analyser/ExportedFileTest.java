package org.lactarium.routes.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.routes.laboratory.Coverage;
import org.lactarium.routes.laboratory.Quarantined;
import org.lactarium.routes.laboratory.Translation;
import org.lactarium.routes.quarantine.Reason;

/** Result files: divided by rows, read with their own separators, commas and dates. */
class ExportedFileTest {

    private static final AnalyserProfile PROFILE = AnalyserProfile.shipped("exported-csv");
    private static final ExportedFile FILE = ExportedFile.of(PROFILE).orElseThrow();
    private static final String TITLES = "No.;Sample ID;Date;Time;Fat [g/100 mL];Status;Comment\n";

    private static Translation translated(String row) {
        return Analysers.translator(PROFILE).translate(TITLES + row, Analysers.RECEIVED);
    }

    private static Observation measured(String row) {
        List<Observation> results = ((Translation.Mapped) translated(row))
                .transaction().getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .filter(Observation.class::isInstance)
                        .map(Observation.class::cast)
                        .toList();
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    @Test
    void becomesOneMessageForEachRowThatCanBeReadAlone() {
        String file = "Serial number:;1234\nExported;today\n\n" + TITLES
                + "1;SP-1;10.03.2026;10:14;3,4;OK;\n;;;;;;\n2;SP-2;10.03.2026;10:15;3,5;OK;\"two\nlines\"\n";
        List<ExportedFile.Message> messages = FILE.messages(file);
        assertThat(messages).extracting(ExportedFile.Message::sample).containsExactly("SP-1", "SP-2");
        assertThat(messages.get(1).text())
                .isEqualTo("Serial number:;1234\n" + TITLES + "2;SP-2;10.03.2026;10:15;3,5;OK;\"two\nlines\"\n");
        assertThat(messages)
                .allMatch(message -> Analysers.translator(PROFILE).translate(message.text(), Analysers.RECEIVED)
                        instanceof Translation.Mapped);
    }

    @Test
    void bringsTheSameControlIdForTheSameRowHoweverTheFileHasGrown() {
        String first = "Exported;Monday\n" + TITLES + "1;SP-1;10.03.2026;10:14;3,4;OK;\n";
        String grown = "\uFEFFExported;Tuesday\n" + TITLES + "1;SP-1;10.03.2026;10:14;3,4;OK;\r\n"
                + "2;SP-2;10.03.2026;10:15;3,5;OK;\n";
        assertThat(FILE.messages(grown.replace("\n", "\r\n").replace("\r\r", "\r"))
                        .get(0)
                        .controlId())
                .isEqualTo(FILE.messages(first).get(0).controlId());
        assertThat(Stream.of(first, grown)
                        .flatMap(file -> FILE.messages(file).stream())
                        .map(ExportedFile.Message::controlId)
                        .distinct())
                .hasSize(2);
    }

    @Test
    void readsDecimalCommasAndTheDatesOfItsProfile() {
        Observation result = measured("1;SP-1;10.03.2026;10:14;3,45;OK;");
        assertThat(result.getComponentFirstRep().getValueQuantity().getValue()).isEqualByComparingTo("3.45");
        assertThat(result.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-03-10T10:14:00+08:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1;SP-1;10.03.2026;10:14;3.4;OK; | unknown-value",
                "1;SP-1;10.03.2026;10:14;3,4,5;OK; | unknown-value",
                "1;SP-1;2026/03/10;10:14;3,4;OK; | unknown-value",
                "1;SP-1;;;3,4;OK; | unknown-value",
                "1;SP-1;10.03.2026;10:14;3,4;Error; | instrument-fault",
                "1;SP-1;10.03.2026;10:14;3,4;Strange; | instrument-fault",
                "1;SP-1;10.03.2026;10:14;---;OK; | instrument-fault",
                "1;SP-1;10.03.2026;10:14;34;OK; | implausible-value",
                "1;SP-1;10.03.2026;10:14;;OK; | broken-structure",
                "1;SP-1;10.03.2026;10:14;3;4;OK; | broken-structure",
                "1;SP-1;10.03.2026 | broken-structure"
            })
    void holdsARowItCannotReadAndSaysWhy(String row, String reason) {
        assertThat(translated(row)).isInstanceOf(Quarantined.class);
        assertThat(((Quarantined) translated(row)).reason().code()).isEqualTo(reason);
    }

    @Test
    void leavesControlsOut() {
        assertThat(translated("1;CAL 1;10.03.2026;10:14;3,4;OK;")).isInstanceOf(Translation.NotForTheRecord.class);
    }

    @Test
    void tellsTwoMeasurementsOfOneSampleApartByTheirTimeAndFindsACorrectedOneAgain() {
        String id = measured("1;SP-1;10.03.2026;10:14;3,4;OK;").getId();
        assertThat(measured("1;SP-1;10.03.2026;10:14;3,6;High;").getId()).isEqualTo(id);
        assertThat(measured("1;SP-1;10.03.2026;10:20;3,4;OK;").getId()).isNotEqualTo(id);
    }

    @Test
    void saysOfAColumnNobodyKnowsThatItIsNotUnderstood() {
        List<Coverage.Line> lines = Analysers.translator(PROFILE)
                .coverage("Sample ID;Date;Time;Fat [g/100 mL];Urea\nSP-1;10.03.2026;10:14;3,4;30\n");
        assertThat(lines)
                .filteredOn(line -> line.fate() == Coverage.Fate.NOT_UNDERSTOOD)
                .extracting(Coverage.Line::field)
                .containsExactly("Urea");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Urea", "", "Fat", "Result valid"})
    void holdsARowWithAPopulatedColumnThatNobodyNamed(String title) {
        String titles = "Sample ID;Date;Time;Fat [g/100 mL];" + title + "\n";
        String row = "SP-1;10.03.2026;10:14;3,4;";
        assertThat(Analysers.translator(PROFILE).translate(titles + row + "30\n", Analysers.RECEIVED))
                .isInstanceOfSatisfying(
                        Quarantined.class, held -> assertThat(held.reason()).isEqualTo(Reason.NOT_UNDERSTOOD));
        assertThat(Analysers.translator(PROFILE).translate(titles + row + "\n", Analysers.RECEIVED))
                .isInstanceOf(Translation.Mapped.class);
    }

    @Test
    void holdsARowThatWasMeasuredAfterItArrived() {
        assertThat(translated("1;SP-1;12.03.2026;10:14;3,4;OK;"))
                .isInstanceOfSatisfying(
                        Quarantined.class, held -> assertThat(held.reason()).isEqualTo(Reason.TIME_IN_FUTURE));
    }

    /** Its line changed places with the titles; below them it would have been read. */
    @Test
    void isHeldWholeWhenARowStandsAboveItsTitles() {
        var row = "1;SP-1;10.03.2026;10:14;3,4;OK;\n";
        for (String file : List.of(row + TITLES, row + TITLES + row.replace("SP-1", "SP-2"))) {
            assertThat(FILE.messages(file)).isEmpty();
            assertThat(Analysers.translator(PROFILE).translate(file, Analysers.RECEIVED))
                    .isInstanceOfSatisfying(
                            Quarantined.class, held -> assertThat(held.reason()).isEqualTo(Reason.BROKEN_STRUCTURE));
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "a;b;c", "'No.;Sample ID;Fat;Fat'", "'No.;Sample ID;\"Fat'"})
    void isNoSuchFileWithoutItsTitles(String text) {
        assertThat(FILE.messages(text)).isEmpty();
        assertThat(Analysers.translator(PROFILE).translate(text, Analysers.RECEIVED))
                .isInstanceOfSatisfying(
                        Quarantined.class, held -> assertThat(held.reason()).isEqualTo(Reason.BROKEN_STRUCTURE));
    }
}
