package org.lactarium.server.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.batch.Curve.Sample;

/**
 * A curve as the time between its readings. Of two readings the warmer counts for all the time between them; a time
 * without readings for longer than {@code maxGap} counts as warm, whatever stands around it.
 */
record Readings(List<Stretch> stretches) {

    /**
     * @param before °C at its start; null when there is no reading
     * @param after °C at its end; null when there is none
     */
    record Stretch(Instant from, Instant to, @Nullable Double before, @Nullable Double after, boolean gap) {

        Duration length() {
            return Duration.between(from, to);
        }

        boolean above(double celsius) {
            return gap || hot(before, celsius) || hot(after, celsius);
        }

        private static boolean hot(@Nullable Double reading, double celsius) {
            return reading != null && !(reading <= celsius);
        }
    }

    /** @param start, @param end of the time that the curve should speak for */
    static Readings of(Curve curve, Instant start, Instant end, Duration maxGap) {
        var all = new ArrayList<Stretch>();
        Instant at = start;
        Double last = null;
        for (Sample sample : curve.samples()) {
            all.add(stretch(at, sample.at(), last, sample.celsius(), maxGap));
            at = sample.at();
            last = sample.celsius();
        }
        if (end.isAfter(at) || all.isEmpty()) {
            all.add(stretch(at, end.isAfter(at) ? end : at, last, null, maxGap));
        }
        return new Readings(List.copyOf(all));
    }

    private static Stretch stretch(
            Instant from, Instant to, @Nullable Double before, @Nullable Double after, Duration maxGap) {
        var silent = Duration.between(from, to).compareTo(maxGap) > 0;
        return new Stretch(from, to, before, after, silent || before == null && after == null);
    }

    Duration longestAbove(double celsius) {
        var longest = Duration.ZERO;
        var running = Duration.ZERO;
        for (var stretch : stretches) {
            running = stretch.above(celsius) ? running.plus(stretch.length()) : Duration.ZERO;
            longest = running.compareTo(longest) > 0 ? running : longest;
        }
        return longest;
    }

    Duration longestGap() {
        return gaps().map(Stretch::length).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    Stream<Stretch> gaps() {
        return stretches.stream().filter(Stretch::gap);
    }
}
