package org.lactarium.server.feeding;

import static org.lactarium.server.rule.RuleId.DELIVERY_LATE;
import static org.lactarium.server.rule.RuleId.NOT_FOR_THIS_PLACE;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.lactarium.server.batch.Curve;
import org.lactarium.server.batch.Transport;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/**
 * Whether a bottle that arrived may be used: it is for this place, nothing happened to it meanwhile, and the box kept it
 * cold or was quick. What no logger saw is never read as cold for longer than the box is trusted.
 */
public final class Delivery {

    private Delivery() {}

    /**
     * @param here where it was scanned, and every place around that; {@code Location/x}
     * @param destination {@code Location/x}
     * @param name of the destination, for people
     */
    public static Verdict place(
            String number, Collection<String> here, String destination, String name, String hereName) {
        return Verdict.unless(here.contains(destination), NOT_FOR_THIS_PLACE, number, name, hereName);
    }

    /** As it stands here, whatever happened to it since. */
    public static Verdict standing(BottleAtHand bottle, Instant at) {
        return BottleRules.judge(bottle, at);
    }

    /** Came without the curve of its box. */
    public static Verdict unlogged(BottleAtHand bottle, Instant sent, Instant received, RuleProfile profile) {
        return BottleRules.judge(bottle, received)
                .and(Transport.missing(bottle.number(), profile))
                .and(within(bottle.number(), sent, received, profile));
    }

    /** @param from when the logger of the box began to speak */
    public static Verdict logged(
            BottleAtHand bottle, Instant sent, Curve curve, Instant from, Instant received, RuleProfile profile) {
        return BottleRules.judge(bottle, received)
                .and(Transport.judge(bottle.number(), curve, from, received, profile))
                .and(within(bottle.number(), sent, from, profile));
    }

    private static Verdict within(String number, Instant sent, Instant until, RuleProfile profile) {
        var limit = profile.transport().within();
        var unseen = Duration.between(sent, until);
        return limit == null
                ? Verdict.clear()
                : Verdict.unless(unseen.compareTo(limit) <= 0, DELIVERY_LATE, number, unseen, limit);
    }
}
