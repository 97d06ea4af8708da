package org.lactarium.server.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lactarium.server.feeding.BottleAtHand;
import org.lactarium.server.feeding.OnOffer;
import org.lactarium.server.feeding.Picking;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.ChoiceOfMilk;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.springframework.stereotype.Component;

/**
 * Takes bottles from the shelf, by name or the first to expire. Looks at one bottle after the other until there is enough,
 * because a large bank has twenty thousand of them and looking at one costs several searches.
 */
@Component
class OnTheShelf {

    private static final int AT_ONCE = 20;

    private final MilkLedger ledger;
    private final Units units;
    private final BottleChart bottles;

    OnTheShelf(MilkLedger ledger, Units units, BottleChart bottles) {
        this.ledger = ledger;
        this.units = units;
        this.bottles = bottles;
    }

    /** @param picking what the rules let go, by the number on the label */
    record Taken(Picking picking, Map<String, MilkUnit> byNumber) {

        /** In the order to take them. */
        List<MilkUnit> milk() {
            return picking.bottles().stream()
                    .map(bottle -> byNumber.get(bottle.number()))
                    .toList();
        }
    }

    Taken named(List<MilkUnit> named, Instant now) {
        return new Taken(Picking.named(atHand(named), now), byNumber(named));
    }

    /**
     * @param wanted mL
     * @param choice what the infant's parents allow
     */
    Taken firstToExpire(double wanted, ChoiceOfMilk choice, Instant now) {
        var there = ledger.released(now);
        if (there < wanted) {
            return new Taken(Picking.tooLittle(wanted, there), Map.of());
        }
        var seen = new ArrayList<MilkUnit>();
        var stock = new ArrayList<OnOffer>();
        var known = new HashSet<String>();
        var after = now.minusMillis(1);
        var picking = Picking.tooLittle(wanted, 0);
        for (var portion = ledger.nextToExpire(after, AT_ONCE);
                known.addAll(ids(portion));
                portion = ledger.nextToExpire(after, AT_ONCE)) {
            after = portion.get(portion.size() - 1).expires();
            // what expires together is seen together
            for (var together : byExpiry(portion)) {
                for (var bottle : together) {
                    seen.add(bottle);
                    stock.add(choice.offer(bottle, bottles.atHand(bottle, null)));
                }
                picking = choice.pick(stock, wanted, now);
                if (picking.verdict().passes() && choice.allows(stock, picking)) {
                    return new Taken(picking, byNumber(seen));
                }
            }
        }
        return new Taken(picking, byNumber(seen));
    }

    private Collection<List<MilkUnit>> byExpiry(List<MilkLedger.Released> portion) {
        var expires = portion.stream()
                .collect(Collectors.toMap(MilkLedger.Released::id, MilkLedger.Released::expires, (one, same) -> one));
        return units.all(expires.keySet()).stream()
                .collect(Collectors.groupingBy(unit -> expires.get(unit.id()), TreeMap::new, Collectors.toList()))
                .values();
    }

    private List<BottleAtHand> atHand(List<MilkUnit> milk) {
        return milk.stream().map(unit -> bottles.atHand(unit, null)).toList();
    }

    private static List<String> ids(List<MilkLedger.Released> portion) {
        return portion.stream().map(MilkLedger.Released::id).toList();
    }

    private static Map<String, MilkUnit> byNumber(List<MilkUnit> milk) {
        return milk.stream().collect(Collectors.toMap(MilkUnit::number, Function.identity(), (one, same) -> one));
    }
}
