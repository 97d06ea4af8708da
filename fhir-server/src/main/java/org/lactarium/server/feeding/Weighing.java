package org.lactarium.server.feeding;

import static org.lactarium.server.rule.RuleId.WEIGHT_IMPLAUSIBLE;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.RuleProfile.Ordering;
import org.lactarium.server.rule.Verdict;

/**
 * What an infant weighs, as far as it is believed.
 *
 * @param grams null when nothing that is believed is on record
 * @param verdict notes what is newer and not believed
 */
public record Weighing(@Nullable Double grams, Verdict verdict) {

    public static final Weighing NONE = new Weighing(null, Verdict.clear());

    /** @param newestFirst g, as they were written */
    public static Weighing of(List<Double> newestFirst, Ordering figures) {
        var verdict = Verdict.clear();
        for (var grams : newestFirst) {
            if (believed(grams, figures)) {
                return new Weighing(grams, verdict);
            }
            verdict = verdict.and(Verdict.of(WEIGHT_IMPLAUSIBLE, grams));
        }
        return new Weighing(null, verdict);
    }

    private static boolean believed(double grams, Ordering figures) {
        return (figures.lightest() == null || grams >= figures.lightest())
                && (figures.heaviest() == null || grams <= figures.heaviest());
    }
}
