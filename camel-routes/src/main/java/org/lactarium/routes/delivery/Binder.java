package org.lactarium.routes.delivery;

import java.util.List;
import java.util.Objects;
import org.lactarium.routes.inbox.Settlement.Binding;
import org.lactarium.routes.inbox.Unbound;
import org.lactarium.routes.inbox.Waiting;
import org.lactarium.routes.laboratory.Bearing;
import org.lactarium.routes.laboratory.Quarantined;
import org.lactarium.routes.quarantine.Reason;

/**
 * Binds what no worker has bound: messages of a paused feed, which nobody delivers, and messages that were held by an earlier
 * version or could not be settled as they came out.
 */
final class Binder {

    private final Unbound unbound;
    private final Delivery delivery;
    private final WaitingReports waiting;

    Binder(Unbound unbound, Delivery delivery, WaitingReports waiting) {
        this.unbound = unbound;
        this.delivery = delivery;
        this.waiting = waiting;
    }

    /** Everything that is to be bound now; what the record cannot be told of yet is told at the next look. */
    void look() {
        while (unbound.one(this::bind)) {
            // the next one
        }
    }

    private Binding bind(Waiting message, String reason) {
        Bearing bearing = delivery.bearing(message);
        if (bearing == Bearing.NONE) {
            return Binding.NOTHING;
        }
        waiting.report(
                message,
                new Quarantined(
                        Reason.of(reason).orElse(Reason.FEED_PAUSED),
                        Objects.requireNonNullElse(message.detail(), ""),
                        List.of(),
                        bearing));
        return Binding.BOUND;
    }
}
