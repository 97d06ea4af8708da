package org.lactarium.server.donor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stretch of time; null at an end means that it is open there. The end belongs to it. */
public record Span(@Nullable Instant from, @Nullable Instant to) {

    public static final Span ALWAYS = new Span(null, null);

    public static Span since(Instant from) {
        return new Span(from, null);
    }

    public boolean covers(Instant at) {
        return (from == null || !at.isBefore(from)) && (to == null || !at.isAfter(to));
    }
}
