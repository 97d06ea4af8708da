package org.lactarium.routes.operations;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.lactarium.routes.inbox.Settlement;
import org.lactarium.routes.inbox.Waiting;
import org.lactarium.routes.mllp.FeedMeters;

/** Counts what passes. No label ever carries anything of a message but its feed, its fate and the code of the reason for it. */
final class IntakeMeters implements FeedMeters, BiConsumer<Waiting, Settlement> {

    /** What a sender notices, and what makes one give up. */
    private static final Duration[] LATENCIES = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;

    IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
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
    public void answered(String feed, boolean sent, Duration took) {
        Timer.builder("lactarium.intake.acknowledgement")
                .description("From the end of a frame to its acknowledgement on the socket")
                .tags("feed", feed, "outcome", sent ? "sent" : "failed")
                .serviceLevelObjectives(LATENCIES)
                .register(registry)
                .record(took);
    }

    /** One attempt at a message, whatever came of it. */
    @Override
    public void accept(Waiting message, Settlement settlement) {
        registry.counter(
                        "lactarium.intake.settled",
                        "feed",
                        message.feed(),
                        "state",
                        settlement.state().code())
                .increment();
        if (settlement instanceof Settlement.Held held) {
            registry.counter("lactarium.intake.held", "feed", message.feed(), "reason", held.reason())
                    .increment();
        }
        if (!settlement.state().isWaiting()) {
            DistributionSummary.builder("lactarium.intake.attempts")
                    .description("Attempts a message took until it was settled")
                    .tags("feed", message.feed())
                    .register(registry)
                    .record(message.attempts() + 1.0);
        }
    }
}
