package org.lactarium.routes.laboratory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a serology says; there is no third word, because an unclear result is a person's to judge. */
public enum Reactivity {
    @JsonProperty("non-reactive")
    NON_REACTIVE("131194007", "Non-Reactive"),
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
