package org.lactarium.server.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

class SampleTimeTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Hong_Kong");
    private static final Instant HEATED = Instant.parse("2026-03-10T04:00:00Z");

    @Test
    void aDayCountsAsItsEndAndWhatIsCoarserSaysNothing() {
        assertThat(before(new DateTimeType("2026-03-09"))).isTrue();
        assertThat(before(new DateTimeType("2026-03-10"))).isFalse();
        assertThat(before(new DateTimeType("2026-03-11"))).isFalse();
        assertThat(before(new DateTimeType("2026-03"))).isTrue();
        assertThat(before(new DateTimeType("2026"))).isTrue();
        assertThat(before(new DateTimeType("2026-04"))).isFalse();
    }

    @Test
    void clocksMayDifferByMinutes() {
        assertThat(before(new DateTimeType("2026-03-10T03:57:00Z"))).isFalse();
        assertThat(before(new DateTimeType("2026-03-10T03:50:00Z"))).isTrue();
    }

    @Test
    void aPeriodMustNotReachFarBack() {
        assertThat(before(period("2026-03-07T00:00:00Z", "2026-03-08T00:00:00Z")))
                .isTrue();
        assertThat(before(period("2026-03-10T03:00:00Z", "2026-03-10T05:00:00Z")))
                .isFalse();
        assertThat(before(period("2026-03-07T00:00:00Z", "2026-03-10T05:00:00Z")))
                .isTrue();
        assertThat(before(new Period().setStart(date("2026-03-10T03:00:00Z")))).isTrue();
        assertThat(before(new Period().setStart(date("2026-03-10T05:00:00Z")))).isFalse();
        assertThat(before(new Period().setEnd(date("2026-03-10T05:00:00Z")))).isTrue();
    }

    @Test
    void aResultWithoutATimeSaysNothingAboutIt() {
        assertThat(SampleTime.isBefore(new Observation(), HEATED, ZONE)).isFalse();
        assertThat(SampleTime.isAhead(new Observation(), HEATED, ZONE)).isFalse();
    }

    @Test
    void noSampleIsTakenAfterItsResultIsThere() {
        assertThat(ahead(new DateTimeType("2030"))).isTrue();
        assertThat(ahead(new DateTimeType("2026-03-10T04:04:00Z"))).isFalse();
        assertThat(ahead(new DateTimeType("2026-03-10T04:06:00Z"))).isTrue();
        assertThat(ahead(new DateTimeType("2026-03-10"))).isFalse();
        assertThat(ahead(new DateTimeType("2026"))).isFalse();
        assertThat(ahead(new Period().setEnd(date("2030-01-01T00:00:00Z")))).isTrue();
    }

    private static Period period(String start, String end) {
        return new Period().setStart(date(start)).setEnd(date(end));
    }

    private static Date date(String at) {
        return Date.from(Instant.parse(at));
    }

    private static boolean before(Type taken) {
        return SampleTime.isBefore(new Observation().setEffective(taken), HEATED, ZONE);
    }

    private static boolean ahead(Type taken) {
        return SampleTime.isAhead(new Observation().setEffective(taken), HEATED, ZONE);
    }
}
