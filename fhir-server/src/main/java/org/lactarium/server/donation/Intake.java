package org.lactarium.server.donation;

import static org.lactarium.server.rule.RuleId.DEPOSIT_PARTLY_THAWED;
import static org.lactarium.server.rule.RuleId.DEPOSIT_THAWED;
import static org.lactarium.server.rule.RuleId.EXPRESSION_IN_FUTURE;
import static org.lactarium.server.rule.RuleId.EXPRESSION_TIME_MISSING;
import static org.lactarium.server.rule.RuleId.SEAL_BROKEN;
import static org.lactarium.server.rule.RuleId.VOLUME_MISSING;

import org.lactarium.server.donor.DonorFile;
import org.lactarium.server.donor.DonorRules;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/** What is looked at when a container arrives: the container, its label, its age, and its donor when it was expressed. */
public final class Intake {

    private Intake() {}

    public static Verdict judge(Arrival arrival, DonorFile donor, RuleProfile profile) {
        return container(arrival, profile).and(label(arrival)).and(milk(arrival, donor, profile));
    }

    private static Verdict container(Arrival arrival, RuleProfile profile) {
        var seal = Verdict.unless(arrival.sealIntact(), SEAL_BROKEN, arrival.number());
        return seal.and(
                switch (arrival.condition()) {
                    case FROZEN -> Verdict.satisfied(DEPOSIT_THAWED, arrival.number());
                    case ICE_CRYSTALS ->
                        Verdict.unless(profile.raw().acceptIceCrystals(), DEPOSIT_PARTLY_THAWED, arrival.number());
                    case THAWED -> Verdict.of(DEPOSIT_THAWED, arrival.number());
                });
    }

    private static Verdict label(Arrival arrival) {
        var volume = arrival.volume();
        return Verdict.unless(volume != null && volume > 0, VOLUME_MISSING, arrival.number());
    }

    private static Verdict milk(Arrival arrival, DonorFile donor, RuleProfile profile) {
        var expressed = arrival.expressed();
        if (expressed == null) {
            return Verdict.of(EXPRESSION_TIME_MISSING, arrival.number());
        }
        if (expressed.isAfter(arrival.received())) {
            return Verdict.of(EXPRESSION_IN_FUTURE, arrival.number(), expressed, arrival.received());
        }
        return Verdict.satisfied(EXPRESSION_IN_FUTURE, arrival.number(), expressed, arrival.received())
                .and(RawAge.judge(arrival.number(), expressed, arrival.received(), profile))
                .and(DonorRules.judge(donor, expressed, profile));
    }
}
