package org.lactarium.server.recall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time in which milk was expressed or processed, for a recall that does not mean all of it; null = open there. */
public record Window(@Nullable Instant from, @Nullable Instant to) {

    /** A moment that is not known lies in every window: in doubt milk is called back. */
    public boolean covers(@Nullable Instant at) {
        return at == null || ((from == null || !at.isBefore(from)) && (to == null || !at.isAfter(to)));
    }
}
