package org.lactarium.server.release;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.rule.Consequence;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

/**
 * Whether milk goes back on hold once a fact was taken back: only when that fact moved it, and nothing that stands would move it
 * there today. In doubt it stays where it is.
 */
public final class Reconsideration {

    private static final Set<UnitStatus> LOST =
            EnumSet.of(UnitStatus.REJECTED, UnitStatus.RECALLED, UnitStatus.EXPIRED);

    private Reconsideration() {}

    /**
     * @param cause of its last grave move; null when nobody wrote it down
     * @param today everything that stands against it by now, its own last day among it
     * @param called whether a recall by a person names it
     */
    public static Optional<Step> step(
            UnitStatus status, UnitType type, @Nullable Cause cause, Verdict today, boolean called) {
        if (!canGoBack(status) || called || speaksAgainst(type, today)) {
            return Optional.empty();
        }
        // what is over is told by the clock alone
        var undone = status == UnitStatus.EXPIRED || cause != null && cause.isGone(today);
        return undone ? Optional.of(Step.RECONSIDER) : Optional.empty();
    }

    /** Milk that is lost though it is still there. */
    public static boolean canGoBack(UnitStatus status) {
        return LOST.contains(status) && UnitMoves.after(status, Step.RECONSIDER).isPresent();
    }

    /** Of a mixture that holds milk of a deferral a person decides, while it is on hold. */
    private static boolean speaksAgainst(UnitType type, Verdict today) {
        return today.findings().stream()
                .filter(finding -> type == UnitType.DEPOSIT || finding.rule() != RuleId.MILK_IN_DEFERRAL_WINDOW)
                .anyMatch(finding ->
                        finding.consequence() == Consequence.REJECT || finding.rule() == RuleId.BOTTLE_EXPIRED);
    }
}
