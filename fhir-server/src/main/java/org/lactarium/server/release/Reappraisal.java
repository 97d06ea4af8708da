package org.lactarium.server.release;

import static org.lactarium.server.rule.RuleId.BOTTLE_EXPIRED;
import static org.lactarium.server.rule.RuleId.CULTURE_NOT_FINAL;
import static org.lactarium.server.rule.RuleId.CULTURE_POST_MISSING;
import static org.lactarium.server.rule.RuleId.CULTURE_PRE_MISSING;
import static org.lactarium.server.rule.RuleId.POOL_DONORS_EXCEEDED;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Expiry;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.rule.Consequence;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/** What other figures do to milk that is there already: hold, reject or recall it. Toward release they do nothing. */
public final class Reappraisal {

    private static final Set<UnitStatus> LET_GO =
            EnumSet.of(UnitStatus.RELEASED, UnitStatus.ALLOCATED, UnitStatus.DISPENSED);

    /** What milk that waits is waiting for anyway. */
    private static final Set<RuleId> STILL_TO_COME =
            EnumSet.of(CULTURE_PRE_MISSING, CULTURE_POST_MISSING, CULTURE_NOT_FINAL);

    private Reappraisal() {}

    /**
     * A batch and its bottles by other figures, its shelf life among them.
     *
     * @param donors how many women's milk is in it
     */
    public static Verdict judge(ReleaseCase batch, long donors, Instant now, RuleProfile profile) {
        var most = profile.pooling().maxDonors();
        return ReleaseRules.content(batch, now, profile)
                .and(Verdict.unless(donors <= most, POOL_DONORS_EXCEEDED, donors, most))
                .and(keeps(batch, now, profile));
    }

    private static Verdict keeps(ReleaseCase batch, Instant now, RuleProfile profile) {
        var earliest = batch.milk().stream().map(ReleaseCase.Drop::expressed).min(Instant::compareTo);
        if (earliest.isEmpty() || batch.heated().equals(Instant.MAX)) {
            return Verdict.clear();
        }
        var expiry = Expiry.of(earliest.get(), batch.heated(), profile);
        return Verdict.unless(!expiry.over(now), BOTTLE_EXPIRED, batch.batch(), expiry.end());
    }

    /** Empty when the milk stays where it stands. */
    public static Optional<Step> step(UnitStatus status, Verdict verdict) {
        var consequence = worst(status, verdict);
        return move(status, consequence)
                .filter(step ->
                        UnitMoves.after(status, step).filter(to -> to != status).isPresent())
                // a hold would lead rejected milk back to two signatures
                .filter(step -> status != UnitStatus.REJECTED || step != Step.HOLD);
    }

    private static Consequence worst(UnitStatus status, Verdict verdict) {
        var waits = status == UnitStatus.PENDING_RESULTS || status == UnitStatus.QUARANTINE;
        return verdict.findings().stream()
                .filter(finding -> !waits || !STILL_TO_COME.contains(finding.rule()))
                .map(Finding::consequence)
                .max(Consequence::compareTo)
                .orElse(Consequence.NOTE);
    }

    private static Optional<Step> move(UnitStatus status, Consequence worst) {
        return switch (worst) {
            case NOTE -> Optional.empty();
            case REFUSE, HOLD -> Optional.of(Step.HOLD);
            case REJECT -> Optional.of(LET_GO.contains(status) ? Step.RECALL : Step.REJECT);
        };
    }
}
