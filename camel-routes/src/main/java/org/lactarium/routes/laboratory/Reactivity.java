package org.lactarium.routes.laboratory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a serology says, from the least to the worst. */
public enum Reactivity {
    @JsonProperty("non-reactive")
    NON_REACTIVE("131194007", "Non-Reactive"),
    /** It was tested and came out as neither: grey zone, equivocal, borderline. */
    @JsonProperty("indeterminate")
    INDETERMINATE("82334004", "Indeterminate"),
    @JsonProperty("reactive")
    REACTIVE("11214006", "Reactive");

    private final String code;
    private final String display;

    Reactivity(String code, String display) {
        this.code = code;
        this.display = display;
    }

    /** @return null when the code is none of them */
    static @Nullable Reactivity of(String snomed) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(snomed))
                .findFirst()
                .orElse(null);
    }

    /** SNOMED CT. */
    String code() {
        return code;
    }

    String display() {
        return display;
    }
}
