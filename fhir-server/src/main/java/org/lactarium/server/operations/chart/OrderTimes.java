package org.lactarium.server.operations.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.donor.Span;

/** Reads the schedule of a dose: since when and until when. */
final class OrderTimes {

    static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "wk", Duration.ofDays(7));

    private OrderTimes() {}

    /** @param written when it was ordered, for a length of time that says no beginning */
    static Span span(Timing schedule, @Nullable Instant written, Duration day, ZoneId zone) {
        var bounds = schedule.getRepeat().getBounds();
        if (bounds instanceof Period period) {
            return Moments.span(period, zone);
        }
        var planned = schedule.getEvent().stream()
                .map(event -> Moments.first(event, zone))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        var first = planned.isEmpty() ? written : planned.get(0);
        var length = bounds instanceof Range range ? length(range.getHigh()) : length(bounds);
        if (first != null && length != null) {
            return new Span(first, first.plus(length));
        }
        return planned.isEmpty() || schedule.hasRepeat()
                ? new Span(planned.isEmpty() ? null : first, null)
                : new Span(first, planned.get(planned.size() - 1).plus(day));
    }

    private static @Nullable Duration length(@Nullable Type bounds) {
        var unit = bounds instanceof Quantity quantity ? UNITS.get(quantity.getCode()) : null;
        return unit == null || !(bounds instanceof Quantity quantity) || !quantity.hasValue()
                ? null
                : Duration.ofSeconds(
                        Math.round(unit.toSeconds() * quantity.getValue().doubleValue()));
    }
}
