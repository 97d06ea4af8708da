package org.lactarium.server.feeding;

import static org.lactarium.profiles.UnitStatus.ALLOCATED;
import static org.lactarium.profiles.UnitStatus.DISPENSED;
import static org.lactarium.profiles.UnitStatus.RELEASED;
import static org.lactarium.profiles.UnitStatus.USED;
import static org.lactarium.server.rule.RuleId.BOTTLE_EXPIRED;
import static org.lactarium.server.rule.RuleId.MILK_NOT_RELEASED;
import static org.lactarium.server.rule.RuleId.MILK_ON_HOLD;
import static org.lactarium.server.rule.RuleId.MILK_RECALLED;
import static org.lactarium.server.rule.RuleId.MILK_USED_UP;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.rule.Verdict;

/** Whether a bottle may be given to anybody: released with everything it came from, in date, and not empty. */
final class BottleRules {

    private static final Set<UnitStatus> LET_GO = EnumSet.of(RELEASED, ALLOCATED, DISPENSED, USED);

    /** mL; the last digit of a syringe. */
    private static final double EMPTY = 0.001;

    private BottleRules() {}

    static Verdict judge(BottleAtHand bottle, Instant at) {
        return standing(bottle)
                .and(Verdict.unless(!at.isAfter(bottle.expires()), BOTTLE_EXPIRED, bottle.number(), bottle.expires()));
    }

    private static Verdict standing(BottleAtHand bottle) {
        if (anywhere(bottle, UnitStatus.RECALLED)) {
            return Verdict.of(MILK_RECALLED, bottle.number());
        }
        if (anywhere(bottle, UnitStatus.QUARANTINE)) {
            return Verdict.of(MILK_ON_HOLD, bottle.number());
        }
        if (bottle.status() == USED || bottle.left() < EMPTY) {
            return Verdict.of(MILK_USED_UP, bottle.number());
        }
        var letGo = LET_GO.contains(bottle.status()) && LET_GO.containsAll(bottle.line());
        return Verdict.unless(
                letGo, MILK_NOT_RELEASED, bottle.number(), bottle.status().code());
    }

    private static boolean anywhere(BottleAtHand bottle, UnitStatus status) {
        return Stream.concat(Stream.of(bottle.status()), bottle.line().stream()).anyMatch(status::equals);
    }
}
