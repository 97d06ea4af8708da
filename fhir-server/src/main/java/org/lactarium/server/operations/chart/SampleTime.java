package org.lactarium.server.operations.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;

/** Whether a sample can have been taken when its result says so. A result without a time says nothing about it. */
final class SampleTime {

    /** By which the clocks of a laboratory and of the bank may differ, as in the shipped data of laboratories. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** Whatever is coarser may be before or after anything; the longest day of a year has an hour more. */
    private static final Duration DAY = Duration.ofHours(25);

    private SampleTime() {}

    /** Surely after it was written down, and after now. */
    static boolean isAhead(Observation result, Instant now, ZoneId zone) {
        var first = first(result, zone);
        var taken = first == null ? last(result, zone) : first;
        var written = result.getMeta().getLastUpdated();
        var known = written == null || written.toInstant().isBefore(now) ? now : written.toInstant();
        return taken != null && taken.isAfter(known.plus(CLOCKS_DIFFER));
    }

    /** Surely not after the heating began, or too vague to say that it was. A day counts as its end. */
    static boolean isBefore(Observation result, Instant heated, ZoneId zone) {
        if (!result.hasEffective()) {
            return false;
        }
        var first = first(result, zone);
        var last = last(result, zone);
        if (last != null && !last.plus(CLOCKS_DIFFER).isAfter(heated)) {
            return true;
        }
        var starts = first != null && first.plus(CLOCKS_DIFFER).isAfter(heated);
        return !starts
                && (first == null
                        || last == null
                        || Duration.between(first, last).compareTo(DAY) > 0);
    }

    private static @Nullable Instant first(Observation result, ZoneId zone) {
        return SerologyChart.drawn(result, zone);
    }

    private static @Nullable Instant last(Observation result, ZoneId zone) {
        if (result.getEffective() instanceof Period period) {
            return Moments.last(period.hasEnd() ? period.getEndElement() : null, zone);
        }
        return result.getEffective() instanceof BaseDateTimeType date ? Moments.last(date, zone) : null;
    }
}
