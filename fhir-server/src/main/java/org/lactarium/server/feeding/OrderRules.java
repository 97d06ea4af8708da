package org.lactarium.server.feeding;

import static org.lactarium.server.rule.RuleId.DAY_OVER_ORDER;
import static org.lactarium.server.rule.RuleId.FEED_OVER_ORDER;
import static org.lactarium.server.rule.RuleId.ORDER_REVIEW_DUE;
import static org.lactarium.server.rule.RuleId.ORDER_REVIEW_OVERDUE;
import static org.lactarium.server.rule.RuleId.VOLUME_OVER_WEIGHT;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.RuleProfile.Ordering;
import org.lactarium.server.rule.Verdict;

/** An order binds: what it says of its review, of a feed and of a day, and what is sane for the infant's weight. */
public final class OrderRules {

    /** mL; the last digit of a syringe. */
    private static final double ROUNDING = 0.001;

    private OrderRules() {}

    /** Whether milk may leave the bank by it at all. */
    public static Verdict standing(FeedOrder order, Instant at, Weighing weight, Ordering figures) {
        return review(order.review(), at, figures)
                .and(sane(order.inDay(at), 1, weight, figures))
                .and(weight.verdict());
    }

    /**
     * @param volume mL of this feed; null when it is only asked about, and then the day must not be full
     * @param before mL that were fed already in the same day
     */
    public static Verdict feed(
            FeedOrder order, Instant at, @Nullable Double volume, double before, Weighing weight, Ordering figures) {
        var standing = standing(order, at, weight, figures);
        if (figures.tolerance() == null) {
            return standing;
        }
        var share = 1 + figures.tolerance() / 100;
        var all = before + (volume == null ? 0 : volume);
        // another drop is too much when the day is full
        var room = volume == null ? -ROUNDING : ROUNDING;
        return standing.and(volume == null ? Verdict.clear() : each(order, at, volume, share))
                .and(day(order.inDay(at), all - room, all, share))
                .and(sane(all, share, weight, figures));
    }

    private static Verdict review(@Nullable Instant due, Instant at, Ordering figures) {
        if (due == null || !at.isAfter(due)) {
            return due == null ? Verdict.clear() : Verdict.satisfied(ORDER_REVIEW_DUE, due);
        }
        var grace = figures.reviewGrace();
        return grace == null || !at.isAfter(due.plus(grace))
                ? Verdict.of(ORDER_REVIEW_DUE, due)
                : Verdict.of(ORDER_REVIEW_OVERDUE, due, due.plus(grace));
    }

    /** The largest feed of that time counts; where one dose names none, or no schedule to which it belongs, none is bound. */
    private static Verdict each(FeedOrder order, Instant at, double volume, double share) {
        var doses = order.at(at);
        if (doses.isEmpty() || doses.stream().anyMatch(dose -> !dose.scheduled() || dose.perFeed() == null)) {
            return Verdict.clear();
        }
        var most = doses.stream()
                .mapToDouble(dose -> dose.perFeed() == null ? 0 : dose.perFeed())
                .max()
                .orElseThrow();
        return Verdict.unless(volume <= most * share + ROUNDING, FEED_OVER_ORDER, volume, most);
    }

    private static Verdict day(@Nullable Double most, double least, double all, double share) {
        return most == null ? Verdict.clear() : Verdict.unless(least <= most * share, DAY_OVER_ORDER, all, most);
    }

    private static Verdict sane(@Nullable Double inDay, double share, Weighing weight, Ordering figures) {
        if (inDay == null || weight.grams() == null || figures.highest() == null) {
            return Verdict.clear();
        }
        var most = figures.highest() * weight.grams() / 1000;
        return Verdict.unless(
                inDay <= most * share + ROUNDING, VOLUME_OVER_WEIGHT, inDay, most, weight.grams(), figures.highest());
    }
}
