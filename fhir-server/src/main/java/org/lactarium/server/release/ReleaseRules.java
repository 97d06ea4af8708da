package org.lactarium.server.release;

import static org.lactarium.server.rule.RuleId.BATCH_NOT_PENDING;
import static org.lactarium.server.rule.RuleId.BOTTLE_EXPIRED;

import java.time.Instant;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.donation.RawAge;
import org.lactarium.server.donor.DonorRules;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/** The gate: donors, thaw clock, heating, cultures and date, all of them, at the moment of signing. */
public final class ReleaseRules {

    private ReleaseRules() {}

    public static Verdict judge(ReleaseCase batch, Instant now, RuleProfile profile) {
        return standing(batch).and(content(batch, now, profile));
    }

    /** All but where the batch stands: for a bottle of it, and for milk that was let go before. */
    public static Verdict content(ReleaseCase batch, Instant now, RuleProfile profile) {
        return milk(batch, profile)
                .and(batch.thaw().judge(batch.heated()))
                .and(batch.heating().verdict())
                .and(CultureRules.judge(batch.cultures(), profile))
                .and(Verdict.unless(!now.isAfter(batch.expires()), BOTTLE_EXPIRED, batch.batch(), batch.expires()));
    }

    private static Verdict standing(ReleaseCase batch) {
        var may = UnitMoves.after(batch.status(), Step.RELEASE).isPresent();
        return Verdict.unless(
                may, BATCH_NOT_PENDING, batch.batch(), batch.status().code());
    }

    private static Verdict milk(ReleaseCase batch, RuleProfile profile) {
        return Verdict.all(
                batch.milk().stream().map(drop -> RawAge.judge(drop.number(), drop.expressed(), batch.heated(), profile)
                        .and(DonorRules.judge(drop.donor(), drop.expressed(), profile))));
    }
}
