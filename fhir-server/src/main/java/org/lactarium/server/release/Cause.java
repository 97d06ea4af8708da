package org.lactarium.server.release;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.lactarium.server.rule.Consequence;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

/**
 * Why milk was last rejected or recalled.
 *
 * @param rules that were broken then
 * @param takenBack whether anything it rests on was entered in error since
 * @param timeCorrected whether a time of expression was put right since
 */
public record Cause(Collection<RuleId> rules, boolean takenBack, boolean timeCorrected) {

    /** What another time of expression may be answered otherwise by. */
    private static final Set<RuleId> BY_TIME = EnumSet.of(RuleId.RAW_OVER_AGE, RuleId.MILK_IN_DEFERRAL_WINDOW);

    /** What can be asked again from facts. What a person saw once, such as a broken seal, stays said. */
    private static final Set<RuleId> ASKED_AGAIN = EnumSet.of(
            RuleId.CULTURE_OVER_LIMIT,
            RuleId.SEROLOGY_CONFIRMED,
            RuleId.MILK_IN_DEFERRAL_WINDOW,
            RuleId.RAW_OVER_AGE,
            RuleId.THAW_DEADLINE_PASSED,
            RuleId.THAW_TOO_WARM,
            RuleId.HOLD_TOO_SHORT,
            RuleId.HOLD_BELOW_TEMPERATURE);

    /** A run that is only undecided is called back, too, when its probe was wrong. */
    private static final Set<RuleId> HEATING = EnumSet.of(
            RuleId.HOLD_TOO_SHORT,
            RuleId.HOLD_BELOW_TEMPERATURE,
            RuleId.CURVE_MISSING,
            RuleId.CURVE_GAP,
            RuleId.CURVE_CLOCK,
            RuleId.COOLING_SLOW,
            RuleId.CALIBRATION_OVERDUE,
            RuleId.CALIBRATION_FAILED);

    boolean isGone(Verdict today) {
        var fatal = rules.stream()
                .filter(rule -> rule.consequence() == Consequence.REJECT)
                .toList();
        return (takenBack || timeCorrected && !fatal.isEmpty() && BY_TIME.containsAll(fatal))
                && ASKED_AGAIN.containsAll(fatal)
                && (rules.stream().noneMatch(HEATING::contains)
                        || today.findings().stream().map(Finding::rule).noneMatch(HEATING::contains));
    }
}
