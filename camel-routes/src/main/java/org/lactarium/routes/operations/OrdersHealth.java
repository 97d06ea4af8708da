package org.lactarium.routes.operations;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.lactarium.routes.dispatch.Laboratories;
import org.lactarium.routes.outbox.OutboxLog;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** DOWN when an order has waited for its laboratory longer than the alarm age; no part of readiness. */
final class OrdersHealth implements HealthIndicator {

    private final Laboratories laboratories;
    private final OutboxLog log;
    private final Duration alarmAge;
    private final Clock clock;

    OrdersHealth(Laboratories laboratories, OutboxLog log, Duration alarmAge, Clock clock) {
        this.laboratories = laboratories;
        this.log = log;
        this.alarmAge = alarmAge;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        List<OutboxLog.Depth> depths = log.waiting();
        // one that is configured no longer may still have orders waiting
        TreeSet<String> names = new TreeSet<>(laboratories.orders().keySet());
        depths.stream().map(OutboxLog.Depth::laboratory).forEach(names::add);
        for (String name : names) {
            List<OutboxLog.Depth> waiting = depths.stream()
                    .filter(depth ->
                            depth.laboratory().equals(name) && depth.state().isWaiting())
                    .toList();
            Duration oldest = waiting.stream()
                    .map(depth -> Duration.between(depth.oldest(), clock.instant()))
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
            long messages =
                    waiting.stream().mapToLong(OutboxLog.Depth::messages).sum();
            health.withDetail(
                    name.isEmpty() ? "no laboratory" : name,
                    Map.of("waiting", messages, "oldestSeconds", Math.max(0, oldest.toSeconds())));
            if (oldest.compareTo(alarmAge) > 0) {
                health.down();
            }
        }
        return health.build();
    }
}
