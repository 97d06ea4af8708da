package org.lactarium.server.release;

import static org.lactarium.server.rule.RuleId.POOL_DONORS_EXCEEDED;

import java.time.Instant;
import java.util.List;
import org.lactarium.server.batch.ThawClock;
import org.lactarium.server.donation.RawAge;
import org.lactarium.server.donor.DonorRules;
import org.lactarium.server.release.ReleaseCase.Drop;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/**
 * A pool that was not heated yet, as far as the rules ask.
 *
 * @param donors how many women's milk is in it
 */
public record RawPool(List<Drop> milk, long donors, ThawClock thaw, List<Culture> cultures) {

    public RawPool {
        milk = List.copyOf(milk);
        cultures = List.copyOf(cultures);
    }

    /** Whether it may still be heated at {@code now}. */
    public Verdict judge(Instant now, RuleProfile profile) {
        var most = profile.pooling().maxDonors();
        return Verdict.all(milk.stream().map(drop -> RawAge.judge(drop.number(), drop.expressed(), now, profile)
                        .and(DonorRules.judge(drop.donor(), drop.expressed(), profile))))
                .and(Verdict.unless(donors <= most, POOL_DONORS_EXCEEDED, donors, most))
                .and(thaw.judge(now))
                .and(CultureRules.findings(cultures, profile));
    }
}
