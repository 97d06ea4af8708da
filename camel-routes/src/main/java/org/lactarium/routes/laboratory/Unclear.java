package org.lactarium.routes.laboratory;

import org.lactarium.routes.quarantine.Reason;

/** Leaves a deep reading with a reason; never leaves this room, where it becomes a {@link Quarantined}. */
final class Unclear extends RuntimeException {

    private final transient Quarantined why;

    Unclear(Reason reason, String detail) {
        super(detail, null, false, false);
        this.why = new Quarantined(reason, detail);
    }

    Quarantined why() {
        return why;
    }
}
