package org.lactarium.routes.laboratory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a test or a result is about. */
public enum Kind {
    @JsonProperty("culture")
    CULTURE,
    @JsonProperty("serology")
    SEROLOGY,
    @JsonProperty("susceptibility")
    SUSCEPTIBILITY,
    @JsonProperty("colony-count")
    COLONY_COUNT,
    @JsonProperty("organism")
    ORGANISM,
    /** Not a result but the report as people read it: a PDF, a picture, lines of text. */
    @JsonProperty("document")
    DOCUMENT;

    /** Whether a result of this kind may stand in a report of that kind. */
    boolean standsIn(Kind test) {
        return switch (this) {
            case COLONY_COUNT, ORGANISM -> test == CULTURE;
            case SUSCEPTIBILITY -> test == CULTURE || test == SUSCEPTIBILITY;
            case DOCUMENT -> true;
            default -> this == test;
        };
    }
}
