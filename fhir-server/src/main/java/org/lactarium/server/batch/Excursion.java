package org.lactarium.server.batch;

import static org.lactarium.server.rule.RuleId.CURVE_CLOCK;
import static org.lactarium.server.rule.RuleId.STORAGE_LEFT_RANGE;
import static org.lactarium.server.rule.RuleId.STORAGE_MAY_HAVE_THAWED;
import static org.lactarium.server.rule.RuleId.STORAGE_NOT_PROVEN;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.batch.Curve.Sample;
import org.lactarium.server.batch.Readings.Stretch;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/**
 * What a freezer's logger says about the milk that stood there. What it does not say is never read as cold.
 *
 * @param thawedFrom the first moment at which milk could have thawed; null when it could not
 */
public record Excursion(State state, @Nullable Instant thawedFrom, Verdict verdict) {

    /** Mildest first. */
    public enum State {
        WITHIN_RANGE,
        LEFT_RANGE,
        NOT_PROVEN,
        MAY_HAVE_THAWED;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param start, @param end of the time that the curve should speak for */
    public static Excursion evaluate(Curve curve, Instant start, Instant end, RuleProfile.Excursion figures) {
        if (curve.clockStepsBack()) {
            return new Excursion(
                    State.MAY_HAVE_THAWED, start, Verdict.of(CURVE_CLOCK).and(thawed(start)));
        }
        var readings = Readings.of(curve, start, end, figures.maxGap());
        var highest = curve.samples().stream().map(Sample::celsius).max(Comparator.naturalOrder());
        var warm = readings.longestAbove(figures.warm());
        var silent = readings.longestGap();
        var thawed = readings.stretches().stream()
                .filter(stretch -> couldThaw(stretch, figures))
                .map(Stretch::from)
                .findFirst();
        var verdict = warm(warm, highest, figures)
                .and(Verdict.unless(readings.gaps().findAny().isEmpty(), STORAGE_NOT_PROVEN, silent, figures.maxGap()))
                .and(thawed.map(Excursion::thawed).orElseGet(Verdict::clear));
        return new Excursion(state(verdict), thawed.orElse(null), verdict);
    }

    /**
     * What a freezer's curve says as far as its probe can have read it. What it cannot have read counts as silence; a
     * curve whose sign was lost says nothing of when milk might have thawed.
     */
    public static Excursion believed(Curve curve, Instant start, Instant end, RuleProfile profile) {
        var figures = profile.excursion();
        var sign = ProbeCheck.sign(curve, figures.warm());
        if (!sign.passes()) {
            return undecided(sign);
        }
        var probe = profile.probes().freezer();
        var found = evaluate(ProbeCheck.believable(curve, probe), start, end, figures);
        var doubt = ProbeCheck.judge(curve, probe);
        return doubt.passes()
                ? new Excursion(found.state, found.thawedFrom, found.verdict.and(doubt))
                : new Excursion(notProvenAtLeast(found.state), found.thawedFrom, doubt.and(found.verdict));
    }

    /** Nobody knows: the milk is held until a person has looked, and no clock starts. */
    public static Excursion undecided(Verdict why) {
        return new Excursion(State.NOT_PROVEN, null, why);
    }

    private static State notProvenAtLeast(State state) {
        return state.compareTo(State.NOT_PROVEN) < 0 ? State.NOT_PROVEN : state;
    }

    private static Verdict warm(Duration warm, Optional<Double> highest, RuleProfile.Excursion figures) {
        var soft = highest.filter(reading -> !(reading <= figures.soft())).isPresent();
        var tooLong = warm.compareTo(figures.tolerance()) > 0;
        return Verdict.unless(
                !soft && !tooLong,
                STORAGE_LEFT_RANGE,
                figures.warm(),
                warm,
                highest.<Object>map(reading -> reading).orElse("?"));
    }

    /** A reading above melting, or a silence that was long enough, or that began or ended without being cold. */
    private static boolean couldThaw(Stretch stretch, RuleProfile.Excursion figures) {
        if (!stretch.gap()) {
            return stretch.above(figures.thawed());
        }
        var cold = cold(stretch.before(), figures) && cold(stretch.after(), figures);
        return !cold || stretch.length().compareTo(figures.melt()) > 0;
    }

    private static boolean cold(@Nullable Double reading, RuleProfile.Excursion figures) {
        return reading != null && reading <= figures.soft();
    }

    private static Verdict thawed(Instant from) {
        return Verdict.of(STORAGE_MAY_HAVE_THAWED, from);
    }

    private static State state(Verdict verdict) {
        if (verdict.mentions(STORAGE_MAY_HAVE_THAWED)) {
            return State.MAY_HAVE_THAWED;
        }
        if (verdict.mentions(STORAGE_NOT_PROVEN)) {
            return State.NOT_PROVEN;
        }
        return verdict.passes() ? State.WITHIN_RANGE : State.LEFT_RANGE;
    }
}
