package org.lactarium.routes.laboratory;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;

/** What a result says. */
sealed interface Value {

    /**
     * @param comparator one of {@code < <= >= >}; null when the number is meant as it stands
     * @param unit UCUM; null for a bare number, as the parts of a titre are
     */
    record Amount(@Nullable String comparator, BigDecimal number, @Nullable String unit) implements Value {}

    /** Both bounds belong to it. */
    record Range(Amount low, Amount high) implements Value {}

    /** A titre (1:160), or a concentration of two drugs together (2/38). */
    record Ratio(Amount numerator, Amount denominator) implements Value {}

    record NoGrowth() implements Value {}

    /** Something grew and was not counted. */
    record Growth(String text) implements Value {}

    record Serology(Reactivity reactivity) implements Value {}

    /** @param text as the laboratory writes it */
    record Coded(List<Code> codes, String text) implements Value {

        /** Whether it has a code that the record can judge. */
        boolean isKnown() {
            return codes.stream().anyMatch(code -> Systems.SNOMED.equals(code.system()));
        }
    }

    /** @param system URI; null for a code of the laboratory's own */
    record Code(@Nullable String system, String code, String display) {}

    /** @param code of v3-ObservationInterpretation: S, I, R and their finer shades */
    record Susceptibility(String code) implements Value {}

    /** Words that are known to be no more than words. */
    record Words(String text) implements Value {}

    /** A result that was withdrawn or never obtained. */
    record Absent() implements Value {}
}
