package org.lactarium.routes.outbox;

import java.util.Locale;
import java.util.Set;

/** Where a message to a laboratory stands. Every move that is not listed here is illegal. */
public enum OutboxState {
    /** An order is to be told; it is not yet written as a message. */
    NOTICED,
    /** Written and committed, to be sent; sent again without end while the laboratory is away. */
    READY,
    /** The laboratory has spoken; the record does not say so yet. */
    ANSWERED,
    /** The laboratory took it, and the order in the record says so. */
    ACCEPTED,
    /** Waits for a person; blocks nobody. */
    QUARANTINED,
    /** Never sent, or refused, and overtaken by what the order says now. */
    SUPERSEDED;

    /** Whether there is something to do without a person. */
    public boolean isWaiting() {
        return this == NOTICED || this == READY || this == ANSWERED;
    }

    public boolean mayBecome(OutboxState next) {
        return successors().contains(next);
    }

    private Set<OutboxState> successors() {
        return switch (this) {
            case NOTICED -> Set.of(NOTICED, READY, QUARANTINED, SUPERSEDED);
            case READY -> Set.of(READY, ANSWERED, QUARANTINED, SUPERSEDED);
            case ANSWERED -> Set.of(ANSWERED, ACCEPTED, QUARANTINED);
            // back only when a person asks for it
            case ACCEPTED -> Set.of(NOTICED);
            case QUARANTINED -> Set.of(NOTICED, ANSWERED, SUPERSEDED);
            case SUPERSEDED -> Set.of();
        };
    }

    /** As stored and published. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OutboxState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
