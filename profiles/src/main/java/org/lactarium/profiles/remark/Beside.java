package org.lactarium.profiles.remark;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the results say beside which a remark stands. */
public enum Beside {
    /** A culture in which nothing grew. */
    @JsonProperty("no-growth")
    NO_GROWTH,
    /** A culture with a count and without a named organism. */
    @JsonProperty("count")
    COUNT,
    /** Blood tests, and none of them reactive. */
    @JsonProperty("non-reactive")
    NON_REACTIVE
}
