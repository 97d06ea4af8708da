package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.lactarium.server.feeding.BottleAtHand;
import org.lactarium.server.feeding.DonorLimit;
import org.lactarium.server.feeding.OnOffer;
import org.lactarium.server.feeding.Picking;
import org.lactarium.server.feeding.WithinLimit;

/** What may be picked for one infant: milk that its parents allow, of as many donors as they allow. What is looked up is looked up once for a batch. */
public final class ChoiceOfMilk {

    private final DonorLimit limit;
    private final Function<MilkUnit, Set<String>> donors;
    private final Predicate<MilkUnit> allowed;
    private final Map<String, Set<String>> byBatch = new HashMap<>();
    private final Map<String, Boolean> refused = new HashMap<>();

    ChoiceOfMilk(DonorLimit limit, Function<MilkUnit, Set<String>> donors, Predicate<MilkUnit> allowed) {
        this.limit = limit;
        this.donors = donors;
        this.allowed = allowed;
    }

    public OnOffer offer(MilkUnit bottle, BottleAtHand atHand) {
        var batch = bottle.parents().isEmpty() ? bottle.id() : bottle.parents().get(0);
        refused.computeIfAbsent(batch, one -> !allowed.test(bottle));
        return new OnOffer(atHand, batch, byBatch.computeIfAbsent(batch, one -> donors.apply(bottle)));
    }

    /** Milk that the parents do not allow is passed over while there is any that they do. */
    public Picking pick(List<OnOffer> stock, double wanted, Instant now) {
        var theirs = stock.stream().filter(one -> !refused.get(one.batch())).toList();
        return WithinLimit.pick(theirs.isEmpty() ? stock : theirs, wanted, limit, now);
    }

    /** Whether the parents' limit allows what was picked; if not, milk that expires later may be of a donor it allows. */
    public boolean allows(List<OnOffer> stock, Picking picking) {
        return stock.stream()
                        .filter(one -> picking.bottles().contains(one.bottle()))
                        .noneMatch(one -> refused.get(one.batch()))
                && limit.judge(WithinLimit.donors(stock, picking)).passes();
    }
}
