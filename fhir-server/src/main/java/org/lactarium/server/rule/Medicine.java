package org.lactarium.server.rule;

import java.time.temporal.TemporalAmount;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A medicine or supplement, and how long after it milk may be given.
 *
 * @param names the words by which donors name it, in lower case
 * @param waits after the last dose; zero = milk is taken meanwhile; null = until a person ends it
 */
public record Medicine(String name, Set<String> names, @Nullable TemporalAmount waits) {

    public Medicine {
        names = Set.copyOf(names);
    }

    public boolean harmless() {
        return waits != null && waits.getUnits().stream().allMatch(unit -> waits.get(unit) == 0);
    }
}
