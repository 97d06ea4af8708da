package org.lactarium.server.feeding;

import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.RuleProfile.Band;

/**
 * What the record knows of an infant's birth, as far as priority asks. What is not known makes nobody urgent.
 *
 * @param gestation weeks; null when the record does not say
 * @param birthWeight grams; null when the record does not say
 */
public record Newborn(@Nullable Double gestation, @Nullable Double birthWeight) {

    boolean isOf(Band band) {
        return below(gestation, band.gestationBelow()) || below(birthWeight, band.birthWeightBelow());
    }

    private static boolean below(@Nullable Double known, @Nullable Double limit) {
        return known != null && limit != null && known < limit;
    }
}
