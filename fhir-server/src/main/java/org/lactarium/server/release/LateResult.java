package org.lactarium.server.release;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;

/** What a laboratory result does to milk by itself: hold, reject or recall it. Toward release it does nothing. */
public final class LateResult {

    private static final Set<UnitStatus> LET_GO =
            EnumSet.of(UnitStatus.RELEASED, UnitStatus.ALLOCATED, UnitStatus.DISPENSED);

    private LateResult() {}

    /** @param cultures everything the laboratory has said so far about this milk and the pool it came from */
    public static Optional<Step> step(UnitStatus status, List<Culture> cultures, RuleProfile profile) {
        return (LET_GO.contains(status) ? afterRelease(cultures, profile) : beforeRelease(status, cultures, profile))
                .filter(step -> UnitMoves.after(status, step).isPresent());
    }

    /** Released milk stands on its cultures: what failed is recalled, whatever is open again is held. */
    private static Optional<Step> afterRelease(List<Culture> cultures, RuleProfile profile) {
        return switch (CultureRules.judge(cultures, profile).worst()) {
            case NOTE -> Optional.empty();
            case REFUSE, HOLD -> Optional.of(Step.HOLD);
            case REJECT -> Optional.of(Step.RECALL);
        };
    }

    /** Milk that waits goes on waiting for a final result; only what is in doubt is held, and what failed rejected. */
    private static Optional<Step> beforeRelease(UnitStatus status, List<Culture> cultures, RuleProfile profile) {
        var verdict = CultureRules.findings(cultures, profile);
        return switch (verdict.worst()) {
            case NOTE, REFUSE -> Optional.empty();
            case HOLD ->
                verdict.rules().stream().allMatch(rule -> rule == RuleId.CULTURE_NOT_FINAL)
                                || status == UnitStatus.REJECTED
                        ? Optional.empty()
                        : Optional.of(Step.HOLD);
            case REJECT -> Optional.of(Step.REJECT);
        };
    }
}
