package org.lactarium.server.operations.chart;

import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.release.Count;
import org.lactarium.server.release.Count.Comparator;

/** Reads a count in CFU/mL. A figure in any other unit, or half a range, is none: then nothing can be said. */
final class CountChart {

    private static final String CFU = "[CFU]/mL";

    private CountChart() {}

    static @Nullable Count count(@Nullable Type value) {
        if (value instanceof Quantity quantity && counts(quantity)) {
            return new Count(comparator(quantity), quantity.getValue().doubleValue());
        }
        if (value instanceof Range range && counts(range.getLow()) && counts(range.getHigh())) {
            return between(range.getLow(), range.getHigh());
        }
        return null;
    }

    private static @Nullable Count between(Quantity low, Quantity high) {
        boolean plain = !low.hasComparator() && !high.hasComparator();
        return plain && low.getValue().compareTo(high.getValue()) <= 0
                ? Count.between(low.getValue().doubleValue(), high.getValue().doubleValue())
                : null;
    }

    private static boolean counts(Quantity quantity) {
        return quantity.hasValue() && Systems.UCUM.equals(quantity.getSystem()) && CFU.equals(quantity.getCode());
    }

    private static Comparator comparator(Quantity quantity) {
        if (quantity.getComparator() == null) {
            return Comparator.EXACTLY;
        }
        return switch (quantity.getComparator()) {
            case LESS_THAN -> Comparator.LESS;
            case LESS_OR_EQUAL -> Comparator.AT_MOST;
            case GREATER_THAN -> Comparator.MORE;
            case GREATER_OR_EQUAL -> Comparator.AT_LEAST;
            default -> Comparator.EXACTLY;
        };
    }
}
