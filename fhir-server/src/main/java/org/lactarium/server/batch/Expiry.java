package org.lactarium.server.batch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.RuleProfile;

/**
 * Until when pasteurised frozen milk may be fed: the earlier of two clocks, in calendar months with the end of the month
 * as clamp (31 August + 6 months = 28 or 29 February).
 *
 * @param lastDay the date printed on the label; the milk may be fed on that day
 * @param end 23:59:59 of that day in the bank's zone
 */
public record Expiry(LocalDate lastDay, Instant end) {

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    /**
     * @param earliest earliest expression of all milk in the batch
     * @param pasteurised when heating started
     * @throws IllegalArgumentException when the profile names neither clock
     */
    public static Expiry of(Instant earliest, Instant pasteurised, RuleProfile profile) {
        var life = profile.shelfLife();
        var zone = profile.zone();
        var last = Stream.of(
                        lastDay(earliest, life.fromExpression(), zone),
                        lastDay(pasteurised, life.fromPasteurisation(), zone))
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("profile without a shelf life: " + profile.name()));
        return new Expiry(last, last.atTime(LAST_SECOND).atZone(zone).toInstant());
    }

    public boolean over(Instant now) {
        return now.isAfter(end);
    }

    private static Optional<LocalDate> lastDay(Instant from, @Nullable Period life, ZoneId zone) {
        return life == null
                ? Optional.empty()
                : Optional.of(from.atZone(zone).toLocalDate().plus(life));
    }
}
