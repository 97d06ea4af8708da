package org.lactarium.server.feeding;

import static org.lactarium.server.rule.RuleId.PRIORITY_OVERRIDDEN;
import static org.lactarium.server.rule.RuleId.RESERVED_FOR_PRIORITY;

import org.lactarium.server.rule.RuleProfile.Band;
import org.lactarium.server.rule.RuleProfile.Shortage;
import org.lactarium.server.rule.Verdict;

/**
 * Who is given milk while it is short: each band down to its own volume of released milk, and infants of no band not at
 * all. A profile without a threshold knows no shortage.
 */
public final class Priority {

    private static final String NONE = "-";

    private Priority() {}

    /** @param released mL that may be dispensed at this moment, before anything is taken */
    public static Verdict judge(Newborn infant, double released, Shortage shortage) {
        if (!isShort(released, shortage)) {
            return Verdict.clear();
        }
        var band = shortage.bands().stream().filter(infant::isOf).findFirst();
        return Verdict.unless(
                band.filter(one -> released >= one.downTo()).isPresent(),
                RESERVED_FOR_PRIORITY,
                released,
                shortage.below(),
                band.map(Band::name).orElse(NONE));
    }

    /** The same, set aside by a person: what would have stopped is noted. */
    public static Verdict overridden(Newborn infant, double released, Shortage shortage) {
        var verdict = judge(infant, released, shortage);
        return verdict.passes()
                ? verdict
                : Verdict.of(
                        PRIORITY_OVERRIDDEN,
                        verdict.findings().get(0).arguments().toArray());
    }

    public static boolean isShort(double released, Shortage shortage) {
        return shortage.below() != null && released < shortage.below();
    }
}
