package org.lactarium.server.feeding;

import static org.lactarium.server.rule.RuleId.FEED_NOT_STOPPED;
import static org.lactarium.server.rule.RuleId.FEED_TIME_IN_FUTURE;
import static org.lactarium.server.rule.RuleId.FEED_VOLUME_EXCEEDED;
import static org.lactarium.server.rule.RuleId.FEED_VOLUME_NOT_POSITIVE;
import static org.lactarium.server.rule.RuleId.INFANT_CONSENT_MISSING;
import static org.lactarium.server.rule.RuleId.MILK_NOT_DISPENSED_TO_INFANT;
import static org.lactarium.server.rule.RuleId.ORDER_NOT_ACTIVE;
import static org.lactarium.server.rule.RuleId.ORDER_REVIEW_OVERDUE;
import static org.lactarium.server.rule.RuleId.STOP_NOT_OVERRIDABLE;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.lactarium.server.rule.Consequence;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

/** A feed that the bedside check would have stopped: what may be said of one that happened, and of one that shall. */
public final class FeedIncident {

    /** A paper is missing, and people at the bedside can know better than the record. Of the milk itself they cannot. */
    private static final Set<RuleId> PAPERS =
            EnumSet.of(INFANT_CONSENT_MISSING, ORDER_NOT_ACTIVE, ORDER_REVIEW_OVERDUE, MILK_NOT_DISPENSED_TO_INFANT);

    /** Of what a bottle was filled with. */
    private static final double SLIP = 2;

    private FeedIncident() {}

    /** Whether it can have happened at all; what happened is written down whatever it broke. @param volume mL */
    public static Verdict credible(Instant fed, double volume, Instant now) {
        return positive(volume).and(Verdict.unless(!fed.isAfter(now), FEED_TIME_IN_FUTURE, fed, now));
    }

    /** @param volume mL */
    public static Verdict positive(double volume) {
        return Verdict.unless(volume > 0, FEED_VOLUME_NOT_POSITIVE, volume);
    }

    /**
     * Whether a bottle can have held that much. What it was thought to have left, or to have been filled with, is only a rule that was
     * broken: somebody may have written that down wrongly. More than twice of it is the slip of a pen.
     *
     * @param volume mL that are said to have been fed
     * @param filled mL that it held when it was filled
     */
    public static Verdict fromBottle(String bottle, double volume, double filled) {
        return Verdict.unless(volume <= filled * SLIP, FEED_VOLUME_EXCEEDED, bottle, volume, filled);
    }

    /** What breaks no rule is a feed like any other. @param broken what the bedside check says of it */
    public static Verdict stopped(String bottle, Verdict broken) {
        return broken.passes() ? Verdict.of(FEED_NOT_STOPPED, bottle) : Verdict.clear();
    }

    /** Whether two people may feed against this stop. */
    public static Verdict overridable(String bottle, Verdict stop) {
        return stopped(bottle, stop)
                .and(Verdict.all(stop.rules().stream()
                        .filter(rule -> rule.consequence() != Consequence.NOTE && !PAPERS.contains(rule))
                        .map(rule -> Verdict.of(STOP_NOT_OVERRIDABLE, bottle, rule.code()))));
    }

    /** The same, when it is known whether the parents refused: what they said nobody overrides. */
    public static Verdict overridable(String bottle, Verdict stop, boolean refused) {
        return overridable(bottle, stop)
                .and(
                        refused
                                ? Verdict.of(STOP_NOT_OVERRIDABLE, bottle, INFANT_CONSENT_MISSING.code())
                                : Verdict.clear());
    }

    /** Another infant's bottle, or nobody's yet: what is left in it may not go where it was meant to. */
    public static boolean spoiltForItsOwner(Verdict broken) {
        return broken.mentions(MILK_NOT_DISPENSED_TO_INFANT);
    }
}
