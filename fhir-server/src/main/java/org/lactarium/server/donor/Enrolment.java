package org.lactarium.server.donor;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far a donor's enrolment is, by the status of its EpisodeOfCare, and which steps it may take. */
public enum Enrolment {
    APPLIED("planned"),
    SCREENING("waitlist"),
    ACTIVE("active"),
    /** Paused by herself, or deferred. */
    PAUSED("onhold"),
    CLOSED("finished"),
    /** Refused, or withdrawn before she gave milk. */
    CANCELLED("cancelled"),
    ENTERED_IN_ERROR("entered-in-error");

    private static final Map<Enrolment, Set<Enrolment>> MOVES = new EnumMap<>(Map.of(
            APPLIED, EnumSet.of(SCREENING, CANCELLED, ENTERED_IN_ERROR),
            SCREENING, EnumSet.of(ACTIVE, CANCELLED, ENTERED_IN_ERROR),
            ACTIVE, EnumSet.of(PAUSED, CLOSED, ENTERED_IN_ERROR),
            PAUSED, EnumSet.of(ACTIVE, CLOSED, ENTERED_IN_ERROR),
            CLOSED, EnumSet.of(ENTERED_IN_ERROR),
            CANCELLED, EnumSet.of(ENTERED_IN_ERROR),
            ENTERED_IN_ERROR, EnumSet.noneOf(Enrolment.class)));

    private final String code;

    Enrolment(String code) {
        this.code = code;
    }

    /** Status of the EpisodeOfCare. */
    public String code() {
        return code;
    }

    public static Optional<Enrolment> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }

    /** Whether it may go there; staying is no step. */
    public boolean mayBecome(Enrolment next) {
        return this == next || MOVES.getOrDefault(this, Set.of()).contains(next);
    }
}
