package org.lactarium.server.feeding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Picks milk of the donors that the parents allow, and refuses only when those have too little. */
public final class WithinLimit {

    /** So many choices of donors are tried at the most, those who expire first before the others. */
    private static final int TRIES = 500;

    private WithinLimit() {}

    /** @param wanted mL */
    public static Picking pick(List<OnOffer> stock, double wanted, DonorLimit limit, Instant now) {
        var first = FewestDonors.pick(stock, wanted, now);
        if (!first.verdict().passes() || limit.judge(donors(stock, first)).passes()) {
            return first;
        }
        return choices(stock, limit).stream()
                .map(allowed -> FewestDonors.pick(
                        stock.stream()
                                .filter(one -> allowed.containsAll(one.donors()))
                                .toList(),
                        wanted,
                        now))
                .filter(picking -> picking.verdict().passes())
                .findFirst()
                // the limit says why
                .orElse(first);
    }

    /** Whose milk was picked. */
    public static Set<String> donors(List<OnOffer> stock, Picking picking) {
        var donors = new HashSet<String>();
        stock.stream()
                .filter(one -> picking.bottles().contains(one.bottle()))
                .forEach(one -> donors.addAll(one.donors()));
        return donors;
    }

    /** Sets of donors within the limit, beginning with those the infant had before. */
    private static List<Set<String>> choices(List<OnOffer> stock, DonorLimit limit) {
        var strangers = new LinkedHashSet<String>();
        stock.stream()
                .sorted(Comparator.comparing(one -> one.bottle().expires()))
                .forEach(one -> strangers.addAll(one.donors()));
        strangers.removeAll(limit.had());
        var free = limit.most() == null
                ? strangers.size()
                : Math.max(0, limit.most() - limit.had().size());
        List<Set<String>> all = new ArrayList<>(List.of(limit.had()));
        for (int from = 0, size = 1; size <= free && all.size() < TRIES; size++) {
            var until = all.size();
            for (; from < until && all.size() < TRIES; from++) {
                for (var stranger : strangers) {
                    var more = new LinkedHashSet<>(all.get(from));
                    if (more.add(stranger) && !all.contains(more) && all.size() < TRIES) {
                        all.add(more);
                    }
                }
            }
        }
        return all;
    }
}
