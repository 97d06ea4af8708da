package org.lactarium.server.batch;

import static org.lactarium.server.rule.RuleId.CONTAINER_ALREADY_USED;
import static org.lactarium.server.rule.RuleId.POOL_DONORS_EXCEEDED;
import static org.lactarium.server.rule.RuleId.UNIT_NOT_IN_STOCK;
import static org.lactarium.server.rule.RuleId.UNIT_NOT_IN_THAW;

import java.util.HashSet;
import java.util.List;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/** Which containers may be mixed: each once, all from this thaw, no more donors than the profile allows. */
public final class Pooling {

    private Pooling() {}

    /** @param volume mL that the pool is said to hold */
    public static Verdict judge(List<Portion> portions, double volume, RuleProfile profile) {
        var seen = new HashSet<String>();
        var each = Verdict.all(portions.stream().map(portion -> judge(portion, seen.add(portion.number()))));
        var donors = portions.stream().map(Portion::donor).distinct().count();
        var most = profile.pooling().maxDonors();
        var brought = portions.stream().mapToDouble(Portion::volume).sum();
        return each.and(Verdict.unless(donors <= most, POOL_DONORS_EXCEEDED, donors, most))
                .and(Volumes.conserved(brought, volume));
    }

    private static Verdict judge(Portion portion, boolean first) {
        var pool = portion.pool();
        if (pool != null || !first) {
            return Verdict.of(CONTAINER_ALREADY_USED, portion.number(), pool == null ? "-" : pool);
        }
        return Verdict.unless(
                        portion.status() == UnitStatus.REGISTERED,
                        UNIT_NOT_IN_STOCK,
                        portion.number(),
                        portion.status().code())
                .and(Verdict.unless(portion.inThaw(), UNIT_NOT_IN_THAW, portion.number()));
    }
}
