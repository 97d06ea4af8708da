package org.lactarium.server.feeding;

import static org.lactarium.server.rule.RuleId.DONORS_PER_INFANT_EXCEEDED;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.Verdict;

/**
 * How many women's milk the parents accept for their infant.
 *
 * @param most null when they set no limit
 * @param had donors of milk the infant was given before
 */
public record DonorLimit(@Nullable Integer most, Set<String> had) {

    public DonorLimit {
        had = Set.copyOf(had);
    }

    /** Milk of a donor whom the infant had before is always within the limit. */
    public Verdict judge(Set<String> coming) {
        var all = new HashSet<>(had);
        all.addAll(coming);
        return Verdict.unless(
                most == null || all.size() <= most || had.containsAll(coming),
                DONORS_PER_INFANT_EXCEEDED,
                all.size(),
                most == null ? 0 : most);
    }
}
