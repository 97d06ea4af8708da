package org.lactarium.server.feeding;

import static org.lactarium.server.rule.RuleId.FEED_BEFORE_DISPENSE;
import static org.lactarium.server.rule.RuleId.MILK_NOT_MADE_YET;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.Verdict;

/** Nothing is done with milk before it is there. What the record does not say is not asked. */
public final class FeedTimes {

    private FeedTimes() {}

    /**
     * @param made when the milk was heated, or the feed was drawn
     * @param early by which two clocks may differ
     */
    public static Verdict made(String number, @Nullable Instant made, Instant at, Duration early) {
        return made == null
                ? Verdict.clear()
                : Verdict.unless(!at.isBefore(made.minus(early)), MILK_NOT_MADE_YET, number, at, made);
    }

    /** @param dispensed when this infant was given it first; null when it was not */
    public static Verdict dispensed(String number, @Nullable Instant dispensed, Instant fed, Duration early) {
        return dispensed == null
                ? Verdict.clear()
                : Verdict.unless(!fed.isBefore(dispensed.minus(early)), FEED_BEFORE_DISPENSE, number, fed, dispensed);
    }
}
