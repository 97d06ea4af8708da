package org.lactarium.routes.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.MessageState;
import org.lactarium.routes.inbox.Settlement;
import org.lactarium.routes.mllp.FeedMeters;

/** Counts and depths for Prometheus. No label ever carries anything of a message but its fate. */
final class IntakeMeters implements FeedMeters, Consumer<Settlement> {

    private static final Duration STALE = Duration.ofSeconds(5);

    private final MeterRegistry registry;
    private final MessageLog log;
    private final Clock clock;
    private List<MessageLog.Depth> depths = List.of();
    private Instant read = Instant.EPOCH;

    IntakeMeters(MeterRegistry registry, MessageLog log, Clock clock) {
        this.registry = registry;
        this.log = log;
        this.clock = clock;
        for (MessageState state : MessageState.values()) {
            Tags tags = Tags.of("state", state.code());
            Gauge.builder("lactarium.intake.depth", this, meters -> meters.sum(state, MessageLog.Depth::messages))
                    .tags(tags)
                    .description("Messages in the inbox by state")
                    .register(registry);
            if (state.isWaiting()) {
                Gauge.builder("lactarium.intake.oldest.seconds", this, meters -> meters.oldest(state))
                        .tags(tags)
                        .description("Age of the oldest message that waits")
                        .register(registry);
            }
        }
    }

    @Override
    public void received(String feed) {
        registry.counter("lactarium.intake.received", "feed", feed).increment();
    }

    @Override
    public void acknowledged(String feed, String code) {
        registry.counter("lactarium.intake.acknowledged", "feed", feed, "code", code)
                .increment();
    }

    @Override
    public void accept(Settlement settlement) {
        registry.counter("lactarium.intake.settled", "state", settlement.state().code())
                .increment();
    }

    private double sum(MessageState state, ToDoubleFunction<MessageLog.Depth> of) {
        return current().stream()
                .filter(depth -> depth.state().equals(state.code()))
                .mapToDouble(of)
                .sum();
    }

    private double oldest(MessageState state) {
        return current().stream()
                .filter(depth -> depth.state().equals(state.code()))
                .mapToDouble(depth ->
                        Duration.between(depth.oldest(), clock.instant()).toMillis() / 1000.0)
                .max()
                .orElse(0);
    }

    /** One query serves all gauges of a scrape. */
    private synchronized List<MessageLog.Depth> current() {
        if (Duration.between(read, clock.instant()).compareTo(STALE) > 0) {
            depths = log.depths();
            read = clock.instant();
        }
        return depths;
    }
}
