package org.lactarium.server.feeding;

import static org.lactarium.server.rule.RuleId.FEED_TIME_IN_FUTURE;
import static org.lactarium.server.rule.RuleId.FEED_VOLUME_EXCEEDED;
import static org.lactarium.server.rule.RuleId.MILK_NOT_DISPENSED_TO_INFANT;

import java.time.Instant;
import org.lactarium.server.rule.Verdict;

/** The bedside question: may this infant have this bottle now. A feed that is written down is asked the same. */
public final class FeedCheck {

    /** mL; the last digit of a syringe. */
    private static final double ROUNDING = 0.001;

    private FeedCheck() {}

    public static Verdict judge(BottleAtHand bottle, InfantFile infant, Instant at) {
        var theirs = infant.isOneOf(bottle.dispensedTo());
        return BottleRules.judge(bottle, at)
                .and(Verdict.unless(theirs, MILK_NOT_DISPENSED_TO_INFANT, bottle.number()))
                .and(InfantRules.judge(infant, at));
    }

    /** As {@link #judge}, and not more than the bottle still holds, and not before it happened. */
    public static Verdict given(BottleAtHand bottle, InfantFile infant, Instant fed, double volume, Instant now) {
        var fits = volume > 0 && volume <= bottle.left() + ROUNDING;
        return judge(bottle, infant, fed)
                .and(Verdict.unless(fits, FEED_VOLUME_EXCEEDED, bottle.number(), volume, bottle.left()))
                .and(Verdict.unless(!fed.isAfter(now), FEED_TIME_IN_FUTURE, fed, now));
    }
}
