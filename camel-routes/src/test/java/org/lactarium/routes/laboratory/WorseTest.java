package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lactarium.routes.quarantine.Reason;

/** An earlier report that comes later: it changes nothing on record, and stops the milk only when it is worse. */
class WorseTest {

    private static final Reading READING = new Reading(
            Profiles.with("\"R\": \"reactive\"", "\"EQ\": \"indeterminate\", \"R\": \"reactive\"")
                    .read(),
            Goldens::onRecord);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ST 20695-3 No growth|ST 20695-3 No growth|false",
                "ST 20695-3 No growth|NM 20695-3 0|false",
                "ST 20695-3 No growth|SN 20695-3 <^10|false",
                "ST 20695-3 No growth|SN 20695-3 <^100|false",
                "ST 20695-3 No growth|SN 20695-3 <^1000|true",
                "NM 20695-3 500|SN 20695-3 <^500|false",
                "SN 20695-3 <^100000|NM 20695-3 400|true",
                "ST 20695-3 No growth|NM 20695-3 1|true",
                "ST 20695-3 No growth|ST 20695-3 TNTC|true",
                "NM 20695-3 0|SN 20695-3 ^1^-^5|true",
                "NM 20695-3 500|NM 20695-3 400|false",
                "NM 20695-3 500|NM 20695-3 500|false",
                "NM 20695-3 500|NM 20695-3 501|true",
                "NM 20695-3 500|SN 20695-3 >^100|true",
                "SN 20695-3 >^100|NM 20695-3 99999|false",
                "ST 20695-3 TNTC|ST 20695-3 TNTC|false",
                "ST 20695-3 TNTC|SN 20695-3 >^100000|false",
                "NM 20695-3 0|ST MBORG S. aureus|true",
                "ST MBORG S. aureus|ST MBORG S. aureus|false",
                "ST MBORG S. aureus|ST MBORG E. coli|true",
                "ST MBORG S. aureus|ST MBORG no growth|false",
                "CWE 5196-1 N|CWE 5196-1 N|false",
                "CWE 5196-1 N|CWE 5196-1 EQ|true",
                "CWE 5196-1 N|CWE 5196-1 R|true",
                "CWE 5196-1 EQ|CWE 5196-1 N|false",
                "CWE 5196-1 EQ|CWE 5196-1 R|true",
                "CWE 5196-1 R|CWE 5196-1 EQ|false",
                "CWE 5196-1 R|CWE 13955-0 R|true",
                "CWE 5196-1 R|CWE 13955-0 N|false",
            })
    void comparesWhatCameWithWhatStands(String stands, String came, boolean worse) {
        Quarantined held = late(stands, "F", came, "F", "20260308");
        assertThat(held.reason()).isEqualTo(worse ? Reason.EARLIER_AND_WORSE : Reason.SUPERSEDED);
        assertThat(held.bearing()).isEqualTo(worse ? Bearing.STOPS : Bearing.NONE);
    }

    @ParameterizedTest
    @CsvSource({"0,C", "0,A", "500,W", "500,D", "500,X"})
    void whatWasSetRightOrTakenBackIsNotBroughtAgainByItsOlderWord(String stands, String status) {
        assertThat(late("NM 20695-3 " + stands, status, "NM 20695-3 500", "F", "20260308")
                        .reason())
                .isEqualTo(Reason.SUPERSEDED);
        assertThat(late("NM 20695-3 " + stands, status, "NM 20695-3 500", "P", "20260310")
                        .reason())
                .isEqualTo(Reason.EARLIER_AND_WORSE);
    }

    @Test
    void aPreliminaryWordAfterTheFinalOneStopsWhenItIsWorse() {
        assertThat(late("NM 20695-3 0", "F", "NM 20695-3 700", "P", "20260310").reason())
                .isEqualTo(Reason.EARLIER_AND_WORSE);
        assertThat(late("NM 20695-3 0", "F", "NM 20695-3 0", "P", "20260310").reason())
                .isEqualTo(Reason.SUPERSEDED);
    }

    @ParameterizedTest
    @CsvSource({"P,W,20260310", "I,X,20260310", "P,D,20260309", "R,W,20260310"})
    void aReportThatStepsBackAndTakesAResultBackStopsTheMilk(String report, String result, String issued) {
        String unsaid = message("NM 20695-3 0", result, issued).replace("|MB|F\r", "|MB|" + report + "\r");
        Quarantined held = READING.with(one -> placement(one, clean())).held(unsaid);
        assertThat(held.reason()).isEqualTo(Reason.STATUS_MISMATCH);
        assertThat(held.bearing()).isEqualTo(Bearing.STOPS);
    }

    @ParameterizedTest
    @CsvSource({
        "20260309,true",
        "202603,true",
        "2026030908,true",
        "20260308,false",
        "20260310,false",
        "202603090930,false"
    })
    void aTimeThatDoesNotTellWhichReportIsTheLaterOneStopsTheMilk(String issued, boolean held) {
        Placement.Standing before =
                new Placement.Standing("final", Instant.parse("2026-03-09T08:30:00+08:00"), "1", clean().results());
        Translation read = READING.with(one -> placement(one, before)).of(message("NM 20695-3 700", "C", issued));
        assertThat(read instanceof Quarantined why && why.reason() == Reason.TIME_MISSING)
                .isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"1,EARLIER_AND_WORSE", "2,SUPERSEDED"})
    void anEarlierWithdrawalOfTheOnlyWordThereIsStopsTheMilk(String version, Reason reason) {
        Placement.Standing before =
                new Placement.Standing("final", Instant.parse("2026-03-09T00:00:00+08:00"), version, clean().results());
        assertThat(READING.with(one -> placement(one, before))
                        .held(message("NM 20695-3 0", "W", "20260308"))
                        .reason())
                .isEqualTo(reason);
    }

    private static Placement.Standing clean() {
        List<Observation> results = Reading.observations(READING.of(message("NM 20695-3 0", "F", "20260309")));
        return new Placement.Standing("final", Instant.parse("2026-03-09T00:00:00+08:00"), "1", results);
    }

    @Test
    void aReportThatAWrongClockDatedAheadKeepsNothingOut() {
        Placement.Standing ahead =
                new Placement.Standing("final", Instant.parse("2031-01-01T00:00:00Z"), "1", List.of());
        assertThat(READING.with(report -> placement(report, ahead)).of(message("NM 20695-3 700", "F", "20260309")))
                .isInstanceOf(Translation.Mapped.class);
    }

    private static Quarantined late(String stands, String first, String came, String status, String issued) {
        List<Observation> results = Reading.observations(READING.of(message(stands, first, "20260309")));
        Placement.Standing before =
                new Placement.Standing("final", Instant.parse("2026-03-09T00:00:00+08:00"), "1", results);
        return READING.with(report -> placement(report, before)).held(message(came, status, issued));
    }

    private static Placement placement(Report report, Placement.Standing before) {
        Placement known = Goldens.onRecord(report);
        return new Placement(known.subjects(), Claim.NOTHING, null, null, before, false, Set.of());
    }

    /** @param result type, code and value */
    private static String message(String result, String status, String issued) {
        String[] parts = result.split(" ", 3);
        boolean serology = Stream.of("5196-1", "13955-0").anyMatch(parts[1]::equals);
        String report = status.equals("P") ? "P" : "F";
        return (serology ? "PID|1||D-1^^^HKMB^PI\r" : Reading.LOT)
                + Reading.obr("O-1", "F-1", serology ? "MBDSCR" : "MBCULPOST", report, issued)
                + "OBX|1|" + parts[0] + "|" + parts[1] + "||" + parts[2] + "|"
                + (parts[2].matches(".*\\d.*") ? "CFU/mL" : "") + "|||||" + status + "\r";
    }
}
