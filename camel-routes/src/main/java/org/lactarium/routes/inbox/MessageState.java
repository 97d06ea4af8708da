package org.lactarium.routes.inbox;

import java.util.Locale;
import java.util.Set;

/** Where a message stands. Every move that is not listed here is illegal. */
public enum MessageState {
    /** Kept and acknowledged, not yet delivered. */
    RECEIVED,
    /** Something away will come back; tried again without end. */
    RETRYING,
    /** The record has it. */
    DELIVERED,
    /** Waits for a person; blocks nobody. */
    QUARANTINED;

    /** Whether a worker has still to look at it. */
    public boolean isWaiting() {
        return this == RECEIVED || this == RETRYING;
    }

    public boolean mayBecome(MessageState next) {
        return successors().contains(next);
    }

    private Set<MessageState> successors() {
        return switch (this) {
            case RECEIVED, RETRYING -> Set.of(RETRYING, DELIVERED, QUARANTINED);
            // only by a person's replay
            case DELIVERED, QUARANTINED -> Set.of(RECEIVED);
        };
    }

    /** As stored and published. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MessageState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
