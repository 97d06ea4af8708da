package org.lactarium.routes.laboratory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a serology says, from the least to the worst. */
public enum Reactivity {
    @JsonProperty("non-reactive")
    NON_REACTIVE("131194007", "Non-Reactive"),
    /** It was tested and came out as neither: grey zone, equivocal, weak, to be repeated. */
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

    /** SNOMED CT. */
    String code() {
        return code;
    }

    String display() {
        return display;
    }
}
