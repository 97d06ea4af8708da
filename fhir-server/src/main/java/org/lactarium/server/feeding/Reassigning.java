package org.lactarium.server.feeding;

import static org.lactarium.server.rule.RuleId.BOTTLE_NOT_AT_WARD;
import static org.lactarium.server.rule.RuleId.BOTTLE_OPENED;
import static org.lactarium.server.rule.RuleId.BOTTLE_STILL_NEEDED;
import static org.lactarium.server.rule.RuleId.INFANT_ELSEWHERE;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.rule.Verdict;

/**
 * A bottle that was dispensed to one infant goes to another of the same ward, before anything of it was used. All its
 * clocks run on.
 */
public final class Reassigning {

    private static final Set<UnitStatus> IN_THE_BANK = EnumSet.of(UnitStatus.RELEASED, UnitStatus.ALLOCATED);

    private Reassigning() {}

    /**
     * Whether there is anything to offer. Milk that thawed for an infant is never taken from it.
     *
     * @param opened whether anything was ever fed, drawn off or poured away of it, even if that was taken back later
     * @param first what speaks against the infant that has it; as long as nothing does, it keeps it
     */
    public static Verdict free(BottleAtHand bottle, boolean opened, Verdict first, Instant now) {
        return drawn(bottle, opened, now).and(Verdict.unless(!first.passes(), BOTTLE_STILL_NEEDED, bottle.number()));
    }

    /**
     * The same of a feed that was drawn from a bottle; who has the bottle keeps the rest.
     *
     * @param opened whether anything of the feed, or any feed straight from its bottle, was ever fed or poured away
     */
    public static Verdict drawn(BottleAtHand feed, boolean opened, Instant now) {
        return BottleRules.judge(feed, now)
                .and(Verdict.unless(
                        !IN_THE_BANK.contains(feed.status()),
                        BOTTLE_NOT_AT_WARD,
                        feed.number(),
                        feed.status().code()))
                .and(Verdict.unless(!opened, BOTTLE_OPENED, feed.number()));
    }

    /**
     * Whether this infant may have it.
     *
     * @param donors what the parents' limit of donors says to this milk
     * @param sameWard whether the infant lies where the bottle stands; not known is no
     */
    public static Verdict may(BottleAtHand bottle, InfantFile infant, Verdict donors, boolean sameWard, Instant now) {
        return InfantRules.judge(infant, now)
                .and(donors)
                .and(Verdict.unless(sameWard, INFANT_ELSEWHERE, bottle.number()));
    }
}
