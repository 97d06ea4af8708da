package org.lactarium.routes.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.lactarium.routes.outbox.OutboxLog;
import org.lactarium.routes.outbox.OutboxState;
import org.lactarium.routes.outbox.Step;

/** Counts and depths of what is sent to laboratories. No label ever carries anything of an order but its fate. */
final class OrderMeters implements BiConsumer<String, String>, Consumer<Step> {

    private static final Duration STALE = Duration.ofSeconds(5);

    private final MeterRegistry registry;
    private final OutboxLog log;
    private final Clock clock;
    private final SlowCount<List<OutboxLog.Depth>> settled;
    private List<OutboxLog.Depth> depths = List.of();
    private Instant read = Instant.EPOCH;

    OrderMeters(MeterRegistry registry, OutboxLog log, Clock clock) {
        this.registry = registry;
        this.log = log;
        this.clock = clock;
        this.settled = SlowCount.inTheBackground("orders-count", log::settled);
        for (OutboxState state : OutboxState.values()) {
            Tags tags = Tags.of("state", state.code());
            Gauge.builder("lactarium.orders.depth", this, meters -> meters.count(state))
                    .tags(tags)
                    .description("Messages to laboratories by state")
                    .register(registry);
            if (state.isWaiting()) {
                Gauge.builder("lactarium.orders.oldest.seconds", this, meters -> meters.oldest(state))
                        .tags(tags)
                        .description("Age of the oldest message to a laboratory that waits")
                        .register(registry);
            }
        }
    }

    /** One try to send. */
    @Override
    public void accept(String laboratory, String outcome) {
        registry.counter("lactarium.orders.attempts", "laboratory", laboratory, "outcome", outcome)
                .increment();
    }

    @Override
    public void accept(Step step) {
        OutboxState state = step.to(OutboxState.NOTICED);
        if (!state.isWaiting()) {
            registry.counter("lactarium.orders.settled", "state", state.code()).increment();
        }
    }

    /** What is settled may be some time old; while nobody can know, it is not a number. */
    private double count(OutboxState state) {
        if (state == OutboxState.ACCEPTED || state == OutboxState.SUPERSEDED) {
            return settled.last().map(depths -> count(depths, state)).orElse(Double.NaN);
        }
        return count(current(), state);
    }

    private static double count(List<OutboxLog.Depth> depths, OutboxState state) {
        return depths.stream()
                .filter(depth -> depth.state() == state)
                .mapToDouble(OutboxLog.Depth::messages)
                .sum();
    }

    private double oldest(OutboxState state) {
        return current().stream()
                .filter(depth -> depth.state() == state)
                .mapToDouble(depth ->
                        Duration.between(depth.oldest(), clock.instant()).toMillis() / 1000.0)
                .max()
                .orElse(0);
    }

    /** One query serves all gauges of a scrape. */
    private synchronized List<OutboxLog.Depth> current() {
        if (Duration.between(read, clock.instant()).compareTo(STALE) > 0) {
            depths = log.waiting();
            read = clock.instant();
        }
        return depths;
    }
}
