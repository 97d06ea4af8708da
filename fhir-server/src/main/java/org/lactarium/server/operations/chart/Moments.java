package org.lactarium.server.operations.chart;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.donor.Span;

/** FHIR times as instants; a day without an hour begins and ends in the bank's own zone. */
public final class Moments {

    /** How far the clock of whoever wrote it may be ahead. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private Moments() {}

    /** The first instant the value speaks of; null when there is no value. */
    public static @Nullable Instant first(@Nullable BaseDateTimeType value, ZoneId zone) {
        return value == null || !value.hasValue()
                ? null
                : timed(value) ? value.getValue().toInstant() : day(value, false, zone);
    }

    /** The last instant the value speaks of; null when there is no value. */
    public static @Nullable Instant last(@Nullable BaseDateTimeType value, ZoneId zone) {
        return value == null || !value.hasValue()
                ? null
                : timed(value) ? value.getValue().toInstant() : day(value, true, zone);
    }

    static boolean hasBegun(Span span, Instant now) {
        return span.from() == null || !span.from().isAfter(now.plus(CLOCKS));
    }

    /** Whether it had not come yet when it was written down, for whoever wrote it down. */
    static boolean ahead(Instant said, Resource within) {
        return within.getMeta().hasLastUpdated()
                && said.isAfter(within.getMeta().getLastUpdated().toInstant().plus(CLOCKS));
    }

    public static Span span(Period period, ZoneId zone) {
        return new Span(
                first(period.hasStart() ? period.getStartElement() : null, zone),
                last(period.hasEnd() ? period.getEndElement() : null, zone));
    }

    public static DateTimeType dateTime(Instant at) {
        return new DateTimeType(Date.from(at), TemporalPrecisionEnum.MILLI, TimeZone.getTimeZone("UTC"));
    }

    private static boolean timed(BaseDateTimeType value) {
        return value.getValueAsString().contains("T");
    }

    private static Instant day(BaseDateTimeType value, boolean end, ZoneId zone) {
        var text = value.getValueAsString();
        LocalDate day =
                switch (text.length()) {
                    case 4 ->
                        end ? LocalDate.of(Integer.parseInt(text), 12, 31) : LocalDate.of(Integer.parseInt(text), 1, 1);
                    case 7 ->
                        end
                                ? YearMonth.parse(text).atEndOfMonth()
                                : YearMonth.parse(text).atDay(1);
                    default -> LocalDate.parse(text);
                };
        return end
                ? day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1)
                : day.atStartOfDay(zone).toInstant();
    }
}
