package org.lactarium.server.batch;

import static org.lactarium.server.rule.RuleId.CURVE_CLOCK;
import static org.lactarium.server.rule.RuleId.TRANSPORT_LEFT_RANGE;
import static org.lactarium.server.rule.RuleId.TRANSPORT_LOGGER_MISSING;
import static org.lactarium.server.rule.RuleId.TRANSPORT_NOT_PROVEN;

import java.time.Instant;
import java.util.Comparator;
import org.lactarium.server.batch.Curve.Sample;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/** Whether milk stayed cold in the box it came in. */
public final class Transport {

    private Transport() {}

    /** Milk that came without the curve of its box. */
    public static Verdict missing(String number, RuleProfile profile) {
        return Verdict.unless(!profile.transport().loggerRequired(), TRANSPORT_LOGGER_MISSING, number);
    }

    /** @param start, @param end of the way */
    public static Verdict judge(String number, Curve curve, Instant start, Instant end, RuleProfile profile) {
        if (curve.clockStepsBack()) {
            return Verdict.of(CURVE_CLOCK);
        }
        var probe = profile.probes().transport();
        return believed(number, ProbeCheck.believable(curve, probe), start, end, profile)
                .and(ProbeCheck.judge(curve, probe))
                .and(ProbeCheck.sign(curve, profile.transport().warm()));
    }

    private static Verdict believed(String number, Curve curve, Instant start, Instant end, RuleProfile profile) {
        var figures = profile.transport();
        var maxGap = profile.excursion().maxGap();
        var readings = Readings.of(curve, start, end, maxGap);
        var highest = curve.samples().stream().map(Sample::celsius).max(Comparator.naturalOrder());
        var warm = readings.longestAbove(figures.warm());
        var cold = highest.map(reading -> reading <= figures.limit()).orElse(true)
                && warm.compareTo(figures.warmFor()) <= 0;
        return Verdict.unless(
                        cold,
                        TRANSPORT_LEFT_RANGE,
                        number,
                        figures.warm(),
                        warm,
                        highest.<Object>map(reading -> reading).orElse("?"))
                .and(Verdict.unless(
                        readings.gaps().findAny().isEmpty(),
                        TRANSPORT_NOT_PROVEN,
                        number,
                        readings.longestGap(),
                        maxGap));
    }
}
