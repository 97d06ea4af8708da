package org.lactarium.routes.laboratory;

import org.lactarium.routes.quarantine.Reason;

/** Leaves a deep reading with a reason; never leaves the room of the reader, where it becomes a {@link Quarantined}. */
public final class Unclear extends RuntimeException {

    private final transient Quarantined why;

    public Unclear(Reason reason, String detail) {
        super(detail, null, false, false);
        this.why = new Quarantined(reason, detail);
    }

    public Quarantined why() {
        return why;
    }
}
