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
    QUARANTINED,
    /** A person has looked at it and said that it shall stay as it is. */
    DISMISSED;

    /** Whether a worker has still to look at it. */
    public boolean isWaiting() {
        return this == RECEIVED || this == RETRYING;
    }

    /** Whether nobody has to look at it again. */
    public boolean isDone() {
        return this == DELIVERED || this == DISMISSED;
    }

    public boolean mayBecome(MessageState next) {
        return successors().contains(next);
    }

    private Set<MessageState> successors() {
        return switch (this) {
            case RECEIVED, RETRYING -> Set.of(RETRYING, DELIVERED, QUARANTINED);
            // only by a person, who replays or dismisses
            case DELIVERED, DISMISSED -> Set.of(RECEIVED);
            case QUARANTINED -> Set.of(RECEIVED, DISMISSED);
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
