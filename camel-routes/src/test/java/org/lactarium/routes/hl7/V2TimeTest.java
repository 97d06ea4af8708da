package org.lactarium.routes.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class V2TimeTest {

    private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20260309161000",
                "20260309161000+0800",
                "20260309161000+08",
                "20260309161000.5",
                "20260309081000Z",
                "20260309T161000+0800",
                "20260309 161000",
                "2026-03-09T16:10:00",
                "2026-03-09 16:10:00",
                "2026-03-09T16:10:00+08:00",
                "2026-03-09T16:10:00+0800",
                "2026-03-09T16:10:00+08",
                "2026-03-09T08:10:00Z",
                "2026-03-09T08:10:00.123Z",
                "2026-03-09T08:10:00,123456789Z",
                "2026-03-09 13:40:00+05:30",
                " 2026-03-09 161000 "
            })
    void readsOneMomentHoweverItIsWritten(String written) {
        V2Time time = V2Time.read(written, HONG_KONG).orElseThrow();
        assertThat(time.instant().toInstant()).isEqualTo("2026-03-09T08:10:00Z");
        assertThat(time.latest()).isEqualTo(time.instant());
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 2026, 2025-12-31T16:00:00Z, 2026-12-31T16:00:00Z",
        "202603, 2026-03, 2026-02-28T16:00:00Z, 2026-03-31T16:00:00Z",
        "2026-03, 2026-03, 2026-02-28T16:00:00Z, 2026-03-31T16:00:00Z",
        "20260309, 2026-03-09, 2026-03-08T16:00:00Z, 2026-03-09T16:00:00Z",
        "2026-03-09, 2026-03-09, 2026-03-08T16:00:00Z, 2026-03-09T16:00:00Z",
        "20260309+0800, 2026-03-09, 2026-03-08T16:00:00Z, 2026-03-09T16:00:00Z",
        "2026030916, 2026-03-09, 2026-03-09T08:00:00Z, 2026-03-09T09:00:00Z",
        "2026-03-09T16, 2026-03-09, 2026-03-09T08:00:00Z, 2026-03-09T09:00:00Z",
        "202603091610, 2026-03-09T16:10:00+08:00, 2026-03-09T08:10:00Z, 2026-03-09T08:11:00Z",
        "2026-03-09 16:10Z, 2026-03-09T16:10:00+00:00, 2026-03-09T16:10:00Z, 2026-03-09T16:11:00Z"
    })
    void aCoarseTimeKnowsItsEarliestAndItsLatestMoment(String written, String fhir, Instant earliest, Instant next) {
        V2Time time = V2Time.read(written, HONG_KONG).orElseThrow();
        assertThat(time.fhir()).isEqualTo(fhir);
        assertThat(time.instant().toInstant()).isEqualTo(earliest);
        assertThat(time.latest().toInstant()).isEqualTo(next.minusNanos(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "202603092400",
                "20260309240000",
                "2026-03-09T24:00",
                "2026-03-09 24:00:00.0",
                "20260309240000+0800"
            })
    void twentyFourHundredIsTheBeginningOfTheNextDay(String written) {
        assertThat(V2Time.read(written, HONG_KONG).orElseThrow().instant().toInstant())
                .isEqualTo("2026-03-09T16:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "00000000",
                "0000",
                "1066",
                "9999",
                "20261301",
                "20260230",
                "20260300",
                "20260309250000",
                "2026030924",
                "202603092401",
                "20260309161060",
                "20260309166000",
                "2026-3-9",
                "09-03-2026",
                "09/03/2026",
                "2026/03/09",
                "2026.03.09",
                "2026-0309",
                "202603-09",
                "2026-03-0916:10",
                "20260309-03",
                "2026-0300",
                "2026Z",
                "20260309Z",
                "20260309161000+8",
                "20260309161000+0899",
                "20260309161000+1900",
                "20260309161000+0800Z",
                "20260309161000.",
                "2026030916100",
                "２０２６０３０９",
                "٢٠٢٦٠٣٠٩",
                "20260309T",
                "20260309161000 GMT",
                "\"\""
            })
    void whatNamesNoMomentIsNotRead(String written) {
        assertThat(V2Time.read(written, HONG_KONG)).isEmpty();
    }

    @Property(tries = 500)
    void everyMomentIsReadBackFromEveryWayItIsWritten(@ForAll @LongRange(min = 0, max = 4_102_444_800L) long second) {
        LocalDateTime moment = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        for (String way : new String[] {"yyyyMMddHHmmss'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyyMMddHHmmss'+0000'"}) {
            V2Time time = V2Time.read(moment.format(DateTimeFormatter.ofPattern(way)), HONG_KONG)
                    .orElseThrow();
            assertThat(time.instant().toEpochSecond()).isEqualTo(second);
            assertThat(time.fhir()).startsWith(moment.toLocalDate().toString());
        }
    }
}
