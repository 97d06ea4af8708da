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
    ORGANISM
}
