package org.lactarium.server.feeding;

import static org.lactarium.server.rule.RuleId.BOTTLE_ALREADY_DISPENSED;
import static org.lactarium.server.rule.RuleId.NO_STOCK;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.rule.Verdict;

/**
 * Which bottles leave the freezer: first expired, first out.
 *
 * @param bottles in the order to take them; empty when the verdict does not pass
 */
public record Picking(List<BottleAtHand> bottles, Verdict verdict) {

    private static final Comparator<BottleAtHand> FIRST_EXPIRED =
            Comparator.comparing(BottleAtHand::expires).thenComparing(BottleAtHand::number);

    public Picking {
        bottles = List.copyOf(bottles);
    }

    /** @param wanted mL; whole bottles are taken until it is reached */
    public static Picking firstExpiredFirstOut(List<BottleAtHand> stock, double wanted, Instant now) {
        var taken = new ArrayList<BottleAtHand>();
        double volume = 0;
        for (var bottle : stock.stream()
                .filter(one -> dispensable(one, now))
                .sorted(FIRST_EXPIRED)
                .toList()) {
            if (volume >= wanted) {
                break;
            }
            taken.add(bottle);
            volume += bottle.left();
        }
        return of(taken, wanted, now);
    }

    static Picking of(List<BottleAtHand> taken, double wanted, Instant now) {
        var volume = taken.stream().mapToDouble(BottleAtHand::left).sum();
        return volume >= wanted && wanted > 0
                ? new Picking(
                        taken,
                        Verdict.all(taken.stream().map(bottle -> mayLeave(bottle, now)))
                                .and(Verdict.satisfied(NO_STOCK, wanted, volume)))
                : tooLittle(wanted, volume);
    }

    /** @param there mL; less than what is wanted */
    public static Picking tooLittle(double wanted, double there) {
        return new Picking(List.of(), Verdict.of(NO_STOCK, wanted, there));
    }

    /** Bottles that were named; each must be fit to leave. */
    public static Picking named(List<BottleAtHand> bottles, Instant now) {
        var verdict = Verdict.all(bottles.stream().map(bottle -> mayLeave(bottle, now)));
        return new Picking(verdict.passes() ? bottles : List.of(), verdict);
    }

    static boolean dispensable(BottleAtHand bottle, Instant now) {
        return mayLeave(bottle, now).passes() && bottle.left() > 0;
    }

    private static Verdict mayLeave(BottleAtHand bottle, Instant now) {
        // A bottle leaves once; the ward that has it keeps it, with every feed that was drawn from it.
        var here =
                bottle.status() != UnitStatus.DISPENSED && bottle.dispensedTo().isEmpty();
        return BottleRules.judge(bottle, now).and(Verdict.unless(here, BOTTLE_ALREADY_DISPENSED, bottle.number()));
    }
}
