package org.lactarium.server.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lactarium.server.batch.Curve.Sample;

/**
 * One unbroken stretch at or above a temperature.
 *
 * @param minimum lowest reading within it, °C
 * @param maximum highest reading within it, °C
 */
record Hold(Instant from, Instant to, double minimum, double maximum) {

    Duration length() {
        return Duration.between(from, to);
    }

    /**
     * The longest stretch in which every reading is at least {@code temperature} and no two readings lie further apart
     * than {@code maxGap}. A dip or a gap ends it; nothing is summed or interpolated.
     */
    static Optional<Hold> longest(List<Sample> samples, double temperature, Duration maxGap) {
        Optional<Hold> best = Optional.empty();
        Hold running = null;
        for (var sample : samples) {
            if (!(sample.celsius() >= temperature)) {
                running = null;
                continue;
            }
            var gap =
                    running != null && Duration.between(running.to, sample.at()).compareTo(maxGap) > 0;
            running = running == null || gap ? startingAt(sample) : running.reaching(sample);
            if (best.isEmpty() || running.length().compareTo(best.get().length()) > 0) {
                best = Optional.of(running);
            }
        }
        return best;
    }

    private static Hold startingAt(Sample sample) {
        return new Hold(sample.at(), sample.at(), sample.celsius(), sample.celsius());
    }

    private Hold reaching(Sample sample) {
        return new Hold(from, sample.at(), Math.min(minimum, sample.celsius()), Math.max(maximum, sample.celsius()));
    }
}
