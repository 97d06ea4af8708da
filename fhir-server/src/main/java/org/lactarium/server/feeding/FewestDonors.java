package org.lactarium.server.feeding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * First expired, first out; and of what expires at one moment as few donors and batches as reach, those first that are taken
 * already.
 */
final class FewestDonors {

    private FewestDonors() {}

    /** @param wanted mL; whole bottles are taken until it is reached */
    static Picking pick(List<OnOffer> stock, double wanted, Instant now) {
        var taken = new ArrayList<OnOffer>();
        var byExpiry = stock.stream()
                .filter(one -> Picking.dispensable(one.bottle(), now))
                .collect(Collectors.groupingBy(one -> one.bottle().expires(), TreeMap::new, Collectors.toList()));
        for (var together : byExpiry.values()) {
            if (volume(taken) >= wanted) {
                break;
            }
            fewest(together, taken, wanted);
        }
        return Picking.of(taken.stream().map(OnOffer::bottle).toList(), wanted, now);
    }

    private static void fewest(List<OnOffer> together, List<OnOffer> taken, double wanted) {
        for (var donors : heaps(together, taken, OnOffer::donors)) {
            for (var batch : heaps(donors, taken, OnOffer::batch)) {
                for (var one : batch) {
                    if (volume(taken) >= wanted) {
                        return;
                    }
                    taken.add(one);
                }
            }
        }
    }

    /** Those of which some is taken, then the largest. */
    private static <K> List<List<OnOffer>> heaps(List<OnOffer> all, List<OnOffer> taken, Function<OnOffer, K> of) {
        var had = taken.stream().map(of).collect(Collectors.toSet());
        return all.stream()
                .sorted(Comparator.comparing(one -> one.bottle().number()))
                .collect(Collectors.groupingBy(of))
                .values()
                .stream()
                .sorted(Comparator.comparing((List<OnOffer> heap) -> !had.contains(of.apply(heap.get(0))))
                        .thenComparing(heap -> -volume(heap))
                        .thenComparing(heap -> heap.get(0).bottle().number()))
                .toList();
    }

    private static double volume(List<OnOffer> all) {
        return all.stream().mapToDouble(one -> one.bottle().left()).sum();
    }
}
