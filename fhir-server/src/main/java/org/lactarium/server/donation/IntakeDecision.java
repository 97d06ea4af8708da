package org.lactarium.server.donation;

import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.rule.Verdict;

/** What becomes of a container that was brought in. */
public enum IntakeDecision {
    ACCEPTED("accepted", UnitStatus.REGISTERED),
    QUARANTINED("quarantined", UnitStatus.QUARANTINE),
    REJECTED("rejected", UnitStatus.REJECTED);

    private final String code;
    private final UnitStatus status;

    IntakeDecision(String code, UnitStatus status) {
        this.code = code;
        this.status = status;
    }

    public static IntakeDecision of(Verdict verdict) {
        return switch (verdict.worst()) {
            case NOTE -> ACCEPTED;
            case REFUSE, HOLD -> QUARANTINED;
            case REJECT -> REJECTED;
        };
    }

    public String code() {
        return code;
    }

    /** Where the unit stands after the decision. */
    public UnitStatus status() {
        return status;
    }
}
