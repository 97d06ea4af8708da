package org.lactarium.server.batch;

import static org.lactarium.server.rule.RuleId.CURVE_FLAT;
import static org.lactarium.server.rule.RuleId.CURVE_IMPLAUSIBLE;
import static org.lactarium.server.rule.RuleId.CURVE_SIGN_LOST;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.batch.Curve.Sample;
import org.lactarium.server.rule.RuleProfile.Probe;
import org.lactarium.server.rule.Verdict;

/** Whether a probe can have read what its curve says, and was alive while it did. Of milk this says nothing. */
public final class ProbeCheck {

    private ProbeCheck() {}

    public static Verdict judge(Curve curve, Probe probe) {
        return plausible(curve, probe).and(alive(curve.samples(), probe));
    }

    /** The same curve without what no probe can read: that is no reading, and its moment is silent. */
    public static Curve believable(Curve curve, Probe probe) {
        return new Curve(curve.samples().stream()
                .filter(sample -> possible(sample, probe))
                .toList());
    }

    /**
     * A cold place that looks warm from the first reading to the last, and is as cold as it should be with the other
     * sign, has lost its minus.
     *
     * @param warm °C; the warmest that is cold enough
     */
    static Verdict sign(Curve curve, double warm) {
        var lost = curve.samples().stream().allMatch(sample -> sample.celsius() > 0 && -sample.celsius() <= warm);
        return curve.samples().stream()
                .map(Sample::celsius)
                .min(Comparator.naturalOrder())
                .map(lowest -> Verdict.unless(!lost, CURVE_SIGN_LOST, lowest, warm))
                .orElseGet(Verdict::clear);
    }

    private static Verdict plausible(Curve curve, Probe probe) {
        return curve.samples().stream()
                .filter(sample -> !possible(sample, probe))
                .findFirst()
                .map(sample -> Verdict.of(
                        CURVE_IMPLAUSIBLE, sample.celsius(), edge(probe.lowest()), edge(probe.highest()), sample.at()))
                .orElseGet(Verdict::clear);
    }

    private static boolean possible(Sample sample, Probe probe) {
        return (probe.lowest() == null || sample.celsius() >= probe.lowest())
                && (probe.highest() == null || sample.celsius() <= probe.highest());
    }

    private static Object edge(@Nullable Double edge) {
        return edge == null ? "-" : edge;
    }

    /** What lies between two equal readings, a silence too, shows no life. */
    private static Verdict alive(List<Sample> samples, Probe probe) {
        var limit = probe.flat();
        if (limit == null || samples.isEmpty()) {
            return Verdict.clear();
        }
        var longest = Duration.ZERO;
        var first = samples.get(0);
        var still = first;
        for (var sample : samples) {
            first = sample.celsius() == first.celsius() ? first : sample;
            var length = Duration.between(first.at(), sample.at());
            if (length.compareTo(longest) > 0) {
                longest = length;
                still = sample;
            }
        }
        return Verdict.unless(longest.compareTo(limit) <= 0, CURVE_FLAT, still.celsius(), longest, limit);
    }
}
