package org.lactarium.routes.inbox;

import java.util.Locale;

/** Whether an acknowledgement was written to its socket. {@code UNKNOWN} is also what a crash leaves behind. */
public enum AckOutcome {
    SENT,
    FAILED,
    UNKNOWN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
