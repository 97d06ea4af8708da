package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.routes.quarantine.Reason;

/** When a result was given, when its sample was taken, and what clocks may not say. */
class TimesTest {

    private static final Reading READING = Reading.ofShipped();

    /** Goldens arrive at 2026-12-31T00:00Z. */
    private static String message(
            String collected, String received, String reported, String analysed, String observed) {
        return Reading.LOT + "OBR|1|O-1|F-1|MBCULPOST|||" + collected + "|||||||" + received + "||||||||" + reported
                + "|||F\rOBX|1|NM|20695-3^^LN||0|CFU/mL|||||F|||" + observed + "|||||" + analysed + "\r";
    }

    @ParameterizedTest
    @CsvSource({
        "20260309101500+0800,20260308,20260307,2026-03-09T10:15:00+08:00",
        "'',20260308,20260307,2026-03-08T00:00:00+08:00",
        "'','',20260307,2026-03-07T00:00:00+08:00",
    })
    void aResultIsDatedByItsReportElseItsAnalysisElseItsObservation(
            String reported, String analysed, String observed, String issued) {
        Understanding.Understood understood = (Understanding.Understood)
                READING.understood(Reading.MSH + message("", "", reported, analysed, observed));
        assertThat(understood.reports().get(0).issued().instant()).isEqualTo(issued);
    }

    @ParameterizedTest
    @CsvSource({"'','',''", "09.03.2026,'',''", "09.03.2026,20260309,20260309", "20260309,odd,''", "20260309,'',odd"})
    void aResultWithoutATimeOrWithOneThatCannotBeReadIsHeldWhateverTheHeaderSays(
            String reported, String analysed, String observed) {
        assertThat(READING.held(message("", "", reported, analysed, observed)).reason())
                .isEqualTo(Reason.TIME_MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "20261231000501Z,,,,",
        ",20261231000501Z,,,",
        ",,20261231000501Z,,",
        ",,20260309,20270101,",
        ",,20260309,,20270101"
    })
    void aTimeBeyondTheArrivalHoldsTheReport(
            String collected, String received, String reported, String analysed, String observed) {
        String body = message(zoned(collected), zoned(received), zoned(reported), zoned(analysed), zoned(observed));
        assertThat(READING.held(body).reason()).isEqualTo(Reason.TIME_IN_FUTURE);
    }

    @Test
    void aClockMayBeAheadAsFarAsTheDataFileSays() {
        String body = message("", "", "20261231000900+0000", "", "");
        assertThat(READING.held(body).reason()).isEqualTo(Reason.TIME_IN_FUTURE);
        Reading patient = new Reading(
                Profiles.with("\"clockTolerance\": \"PT5M\"", "\"clockTolerance\": \"PT10M\"")
                        .read(),
                Goldens::onRecord);
        assertThat(patient.of(body)).isInstanceOf(Translation.Mapped.class);
        assertThat(READING.of(message("", "", "20261231000459+0000", "", ""))).isInstanceOf(Translation.Mapped.class);
    }

    @Test
    void theDayOfTheArrivalIsNotAhead() {
        assertThat(READING.of(message("", "", "20261231", "", ""))).isInstanceOf(Translation.Mapped.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"04.03.2026", "soon"})
    void aSampleTimeThatCannotBeReadIsNotPassedOver(String collected) {
        assertThat(READING.held(message(collected, "", "20260309", "", "")).reason())
                .isEqualTo(Reason.NOT_UNDERSTOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "MBCULPOST,20260304102900+0800,true",
        "MBCULPOST,20260304103000+0800,false",
        "MBCULPOST,20260304,false",
        "MBCULPOST,20260303,true",
        "MBCULPOST,202603,false",
        "MBCULPRE,20260304075900+0800,false",
        "MBCULPRE,20260303235900+0800,true",
        "MBCULPRE,20260304,false",
        "MBCULPRE,20260303,true",
        "MBCULPRE,2026,false",
        "MBCULPRE,2025,true",
    })
    void noSampleIsOlderThanItsMilk(String test, String collected, boolean tooOld) {
        Placement.Subject batch = Reading.milk(
                Placement.Level.BATCH,
                Instant.parse("2026-03-04T00:00:00+08:00"),
                Instant.parse("2026-03-04T10:30:00+08:00"));
        Translation translation = READING.with(report -> Reading.about(batch))
                .of(message(collected, "", "20260309", "", "").replace("MBCULPOST", test));
        assertThat(translation instanceof Quarantined held && held.reason() == Reason.SAMPLE_TIME)
                .isEqualTo(tooOld);
    }

    private static String zoned(String time) {
        return time == null ? "" : time.replace("Z", "+0000");
    }
}
