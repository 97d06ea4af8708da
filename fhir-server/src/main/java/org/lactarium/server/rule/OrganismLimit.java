package org.lactarium.server.rule;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group of organisms in raw milk and how much of it is allowed.
 *
 * @param codes codes of laboratories and SNOMED CT that mean this group
 * @param limit highest count in CFU/mL; null = whatever the count, a microbiologist decides
 */
public record OrganismLimit(String group, Set<String> codes, @Nullable Double limit) {
    public OrganismLimit {
        codes = Set.copyOf(codes);
    }
}
