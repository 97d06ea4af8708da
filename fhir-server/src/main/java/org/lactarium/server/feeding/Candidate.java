package org.lactarium.server.feeding;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An infant who may have a bottle that is offered, and how much it is needed.
 *
 * @param infant {@code Patient/x}
 * @param order {@code NutritionOrder/x}
 * @param grams the weight the order was computed from; null when it says none
 * @param atHand mL of donor milk that stand at the ward for this infant already
 * @param ordered when it was ordered
 */
public record Candidate(String infant, String order, @Nullable Double grams, double atHand, Instant ordered) {

    /** mL; the last digit of a syringe. */
    private static final double NOTHING = 0.001;

    /** Smallest first, then an infant without milk before one that has some, then who has waited longest. */
    private static final Comparator<Candidate> NEED = Comparator.comparingInt(Candidate::band)
            .thenComparing(one -> one.atHand() >= NOTHING)
            .thenComparing(Candidate::ordered)
            .thenComparing(Candidate::infant);

    /** Below 1000 g, below 1500 g, all others and those whose weight nobody wrote; Lactarium's own bands. */
    public int band() {
        return grams == null || grams >= 1500 ? 3 : grams >= 1000 ? 2 : 1;
    }

    /** Who should be asked first. */
    public static List<Candidate> ranked(List<Candidate> all) {
        return all.stream().sorted(NEED).toList();
    }
}
