package org.lactarium.routes.laboratory;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a result says. */
sealed interface Value {

    /**
     * @param comparator one of {@code < <= >= >}; null when the number is meant as it stands
     * @param unit UCUM
     */
    record Amount(@Nullable String comparator, BigDecimal number, String unit) implements Value {}

    record NoGrowth() implements Value {}

    record Serology(Reactivity reactivity) implements Value {}

    /** @param text as the laboratory writes it */
    record Coded(List<Code> codes, String text) implements Value {}

    /** @param system URI; null for a code of the laboratory's own */
    record Code(@Nullable String system, String code, String display) {}

    /** A result that was withdrawn or never obtained. */
    record Absent() implements Value {}
}
