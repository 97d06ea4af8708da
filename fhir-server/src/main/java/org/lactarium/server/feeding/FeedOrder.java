package org.lactarium.server.feeding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.donor.Span;

/**
 * What an order for donor milk says; where it is silent it binds nothing.
 *
 * @param id {@code NutritionOrder/x}
 * @param written when it was ordered
 * @param doses what shall be fed in which time
 * @param perDay mL at the most in a day, whatever the doses come to; null when it does not say
 * @param review when somebody shall look at it again; null when it does not say
 * @param grams the weight it was computed from; null when it does not say
 */
public record FeedOrder(
        String id,
        Instant written,
        List<Dose> doses,
        @Nullable Double perDay,
        @Nullable Instant review,
        @Nullable Double grams) {

    public FeedOrder {
        doses = List.copyOf(doses);
    }

    public List<Span> spans() {
        return doses.stream().map(Dose::stands).toList();
    }

    public boolean covers(Instant at) {
        return doses.stream().anyMatch(dose -> dose.stands().covers(at));
    }

    List<Dose> at(Instant at) {
        return doses.stream().filter(dose -> dose.stands().covers(at)).toList();
    }

    /** mL in a day: as it says, else what its doses of that time come to, if all of them say. */
    @Nullable
    Double inDay(Instant at) {
        var all = at(at);
        if (perDay != null) {
            return perDay;
        }
        return all.isEmpty() || all.stream().anyMatch(dose -> dose.perDay() == null)
                ? null
                : Double.valueOf(all.stream()
                        .mapToDouble(dose -> dose.perDay() == null ? 0 : dose.perDay())
                        .sum());
    }
}
