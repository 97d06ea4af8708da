package org.lactarium.server.batch;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * When there was paper only, as two people say.
 *
 * @param numbers of the milk that was worked on meanwhile
 * @param confirmed whether the second person has said so
 */
public record Downtime(Instant from, Instant to, Set<String> numbers, boolean confirmed) {

    public Downtime {
        numbers = Set.copyOf(numbers);
    }

    /** Whether it speaks for a step on this milk. */
    public boolean speaksFor(Collection<String> milk, Instant done) {
        return confirmed && !done.isBefore(from) && !done.isAfter(to) && numbers.containsAll(milk);
    }
}
