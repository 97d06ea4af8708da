package org.lactarium.profiles;

import java.util.Arrays;
import java.util.Optional;

/** Where a milk unit stands. Owned by the server: a client reports facts and never writes this. */
public enum UnitStatus {
    REGISTERED("registered"),
    QUARANTINE("quarantine"),
    PENDING_RESULTS("pending-results"),
    RELEASED("released"),
    ALLOCATED("allocated"),
    DISPENSED("dispensed"),
    USED("used"),
    DISCARDED("discarded"),
    EXPIRED("expired"),
    RECALLED("recalled"),
    REJECTED("rejected"),
    ENTERED_IN_ERROR("entered-in-error");

    private final String code;

    UnitStatus(String code) {
        this.code = code;
    }

    /** Code in {@link Systems#UNIT_STATUS}. */
    public String code() {
        return code;
    }

    public static Optional<UnitStatus> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst();
    }
}
