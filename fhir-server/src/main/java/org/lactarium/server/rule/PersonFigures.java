package org.lactarium.server.rule;

import java.time.Period;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may give milk; null = not asked.
 *
 * @param sexes administrative genders whose milk is taken
 * @param minAge, @param maxAge of the donor on the day of expression
 * @param motherFrom how old she was at the least when a child of hers was born
 * @param childMaxAge her child is younger on the day of expression
 * @param childRequired whether a birth of a child must be on record
 */
public record PersonFigures(
        @Nullable Set<String> sexes,
        @Nullable Period minAge,
        @Nullable Period maxAge,
        @Nullable Period motherFrom,
        @Nullable Period childMaxAge,
        boolean childRequired) {

    public PersonFigures {
        sexes = sexes == null ? null : Set.copyOf(sexes);
    }
}
