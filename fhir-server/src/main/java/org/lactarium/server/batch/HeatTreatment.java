package org.lactarium.server.batch;

import static org.lactarium.server.rule.RuleId.COOLING_NOT_RECORDED;
import static org.lactarium.server.rule.RuleId.COOLING_SLOW;
import static org.lactarium.server.rule.RuleId.CURVE_CLOCK;
import static org.lactarium.server.rule.RuleId.CURVE_GAP;
import static org.lactarium.server.rule.RuleId.CURVE_MISSING;
import static org.lactarium.server.rule.RuleId.HOLD_BELOW_TEMPERATURE;
import static org.lactarium.server.rule.RuleId.HOLD_TOO_SHORT;
import static org.lactarium.server.rule.RuleId.OVERHEATED;
import static org.lactarium.server.rule.RuleId.PROCESS_NOT_VALIDATED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.batch.Curve.Sample;
import org.lactarium.server.rule.Consequence;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/**
 * What one heating curve shows.
 *
 * @param hold length of the longest unbroken hold
 * @param minimum lowest reading in that hold, °C; null when the temperature was never reached
 * @param maximum highest reading of the whole curve, °C; null without readings
 * @param cooling from the end of the hold to the first reading cool enough; null when the curve ends before
 */
public record HeatTreatment(
        Duration hold,
        @Nullable Double minimum,
        @Nullable Double maximum,
        @Nullable Duration cooling,
        Verdict verdict) {

    private static final Duration ANY_GAP = Duration.ofDays(365_000);

    /** Judged as Holder pasteurisation. */
    public static HeatTreatment evaluate(Curve curve, RuleProfile profile) {
        return evaluate(curve, profile.heating());
    }

    /** @param process code of the heat treatment; one that the profile has no figures for is never good */
    public static HeatTreatment evaluate(Curve curve, String process, RuleProfile profile) {
        return profile.heating(process)
                .map(figures -> evaluate(curve, figures))
                .orElseGet(() ->
                        new HeatTreatment(Duration.ZERO, null, null, null, Verdict.of(PROCESS_NOT_VALIDATED, process)));
    }

    /**
     * The same run by a curve that cannot be believed: it proves nothing, and it condemns no milk either. What else left it undecided
     * is said beside that.
     *
     * @param probe what is wrong with the probe or its logger
     */
    public HeatTreatment believed(Verdict probe) {
        if (probe.passes()) {
            return and(probe);
        }
        var undecided = verdict.findings().stream().filter(finding -> finding.consequence() == Consequence.HOLD);
        var all = Stream.concat(probe.findings().stream(), undecided).toList();
        return new HeatTreatment(hold, minimum, maximum, cooling, new Verdict(all, List.of()));
    }

    /** The same run with something more known about it. */
    public HeatTreatment and(Verdict more) {
        return new HeatTreatment(hold, minimum, maximum, cooling, verdict.and(more));
    }

    private static HeatTreatment evaluate(Curve curve, RuleProfile.Heating figures) {
        var samples = curve.samples();
        if (samples.isEmpty()) {
            return new HeatTreatment(Duration.ZERO, null, null, null, Verdict.of(CURVE_MISSING));
        }
        var maximum = samples.stream().mapToDouble(Sample::celsius).max().orElseThrow();
        if (curve.clockStepsBack()) {
            return new HeatTreatment(Duration.ZERO, null, maximum, null, Verdict.of(CURVE_CLOCK));
        }
        var hold = Hold.longest(samples, figures.temperature(), figures.maxGap());
        var cooling = hold.flatMap(found -> cooling(samples, found.to(), figures.coolTo()));
        var verdict = heated(samples, hold, maximum, figures)
                .and(hot(maximum, figures))
                .and(cooled(samples, hold, cooling, figures));
        return new HeatTreatment(
                hold.map(Hold::length).orElse(Duration.ZERO),
                hold.map(Hold::minimum).orElse(null),
                maximum,
                cooling.orElse(null),
                verdict);
    }

    private static Verdict heated(
            List<Sample> samples, Optional<Hold> hold, double maximum, RuleProfile.Heating figures) {
        var length = hold.map(Hold::length).orElse(Duration.ZERO);
        if (hold.isEmpty()) {
            return Verdict.of(HOLD_BELOW_TEMPERATURE, maximum, figures.temperature());
        }
        if (length.compareTo(figures.hold()) >= 0) {
            return Verdict.satisfied(HOLD_TOO_SHORT, length, figures.hold(), figures.temperature());
        }
        // Would it have been long enough had the missing readings been good? Then nobody knows: hold, never
        // interpolate.
        var bridged = Hold.longest(samples, figures.temperature(), ANY_GAP).orElseThrow();
        if (bridged.length().compareTo(figures.hold()) >= 0) {
            return Verdict.of(CURVE_GAP, figures.maxGap(), length, figures.hold());
        }
        var tooShort = Verdict.of(HOLD_TOO_SHORT, length, figures.hold(), figures.temperature());
        return lowestDip(samples, figures.temperature())
                .map(dip -> tooShort.and(Verdict.of(HOLD_BELOW_TEMPERATURE, dip, figures.temperature())))
                .orElse(tooShort);
    }

    /** The lowest reading between the first and the last that were hot enough; empty when none was colder. */
    private static Optional<Double> lowestDip(List<Sample> samples, double temperature) {
        var hot = samples.stream()
                .filter(sample -> sample.celsius() >= temperature)
                .map(Sample::at)
                .toList();
        return samples.stream()
                .filter(sample -> sample.at().isAfter(hot.get(0)) && sample.at().isBefore(hot.get(hot.size() - 1)))
                .map(Sample::celsius)
                .filter(celsius -> celsius < temperature)
                .min(Double::compare);
    }

    private static Verdict hot(double maximum, RuleProfile.Heating figures) {
        return Verdict.unless(maximum <= figures.flagAbove(), OVERHEATED, maximum, figures.flagAbove());
    }

    private static Verdict cooled(
            List<Sample> samples, Optional<Hold> hold, Optional<Duration> cooling, RuleProfile.Heating figures) {
        if (hold.isEmpty()) {
            return Verdict.clear();
        }
        var watched = Duration.between(
                hold.get().to(), samples.get(samples.size() - 1).at());
        var took = cooling.orElse(watched);
        if (took.compareTo(figures.coolWithin()) > 0) {
            return Verdict.of(COOLING_SLOW, took, figures.coolTo(), figures.coolWithin());
        }
        return cooling.isPresent()
                ? Verdict.satisfied(COOLING_SLOW, took, figures.coolTo(), figures.coolWithin())
                : Verdict.of(COOLING_NOT_RECORDED, figures.coolTo(), figures.coolWithin());
    }

    private static Optional<Duration> cooling(List<Sample> samples, Instant end, double coolTo) {
        return samples.stream()
                .filter(sample -> sample.at().isAfter(end) && sample.celsius() <= coolTo)
                .findFirst()
                .map(sample -> Duration.between(end, sample.at()));
    }
}
