package org.lactarium.routes.operations;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.lactarium.routes.dispatch.OutboxSettings;
import org.lactarium.routes.outbox.OutboxLog;

/** One look at the orders to laboratories: an alarm when one waits too long, and forgetting what has had its time. */
final class OrderInspection {

    /** The name under which the outbox stands beside the feeds. */
    private static final String ORDERS = "orders";

    private final OutboxSettings settings;
    private final OutboxLog orders;
    private final Alarms alarms;
    private final Clock clock;

    OrderInspection(OutboxSettings settings, OutboxLog orders, Alarms alarms, Clock clock) {
        this.settings = settings;
        this.orders = orders;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** @param say gets each new sentence; there is no patient data in any */
    void look(Consumer<String> say) {
        Duration limit = settings.alarmAge();
        Duration oldest = orders.waiting().stream()
                .filter(depth -> depth.state().isWaiting())
                .map(depth -> Duration.between(depth.oldest(), clock.instant()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        alarms.look(
                        ORDERS,
                        Alarms.Kind.WAITING,
                        oldest.compareTo(limit) > 0,
                        oldest.compareTo(limit.dividedBy(2)) <= 0,
                        "an order to a laboratory has waited longer than " + limit + "; see /intake/orders")
                .ifPresent(say);
        orders.forget(settings.keep());
    }
}
