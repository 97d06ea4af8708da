package org.lactarium.server.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which nobody can pasteurise.
 *
 * @param reference its record, {@code Flag/x}
 * @param reason code of {@link org.lactarium.profiles.Systems#CLOSURE_REASON}
 * @param to null while nobody knows
 */
public record Closure(String reference, String reason, Instant from, @Nullable Instant to) {

    private static final String PLANNED = "planned";

    /** Weather keeps to no plan: its end is a guess. */
    boolean weather() {
        return !PLANNED.equals(reason);
    }

    /** Whether any of it lies between the two moments; one that ends as the other begins does not. */
    boolean touches(Instant start, Instant end) {
        return from.isBefore(end) && (to == null || to.isAfter(start));
    }
}
