package org.lactarium.routes.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Set;
import org.lactarium.routes.inbox.MessageState;

/** What stands where, for Prometheus: by feed and state, with no label that carries anything of a message. */
final class IntakeGauges {

    private IntakeGauges() {}

    /** While the database is away what is in it is not a number, rather than zero. */
    static void register(MeterRegistry registry, Set<String> feeds, Depths depths, Alarms alarms) {
        for (String feed : feeds) {
            for (MessageState state : MessageState.values()) {
                Tags tags = Tags.of("feed", feed, "state", state.code());
                Gauge.builder("lactarium.intake.depth", depths, now -> now.messages(feed, state))
                        .tags(tags)
                        .description("Messages in the inbox")
                        .register(registry);
                if (!state.isDone()) {
                    Gauge.builder("lactarium.intake.oldest.seconds", depths, now -> now.oldest(feed, state))
                            .tags(tags)
                            .description("Age of the oldest message that waits for us or for a person")
                            .register(registry);
                }
            }
            Gauge.builder("lactarium.intake.paused", depths, now -> now.paused(feed))
                    .tags("feed", feed)
                    .description("1 while somebody has paused the feed")
                    .register(registry);
            alarm(registry, feed, Alarms.Kind.WAITING, alarms);
            alarm(registry, feed, Alarms.Kind.CLOSED, alarms);
            alarm(registry, feed, Alarms.Kind.CLOCK, alarms);
        }
        alarm(registry, Inspection.EVERY_FEED, Alarms.Kind.INBOX, alarms);
    }

    private static void alarm(MeterRegistry registry, String feed, Alarms.Kind kind, Alarms alarms) {
        Gauge.builder("lactarium.intake.alarm", alarms, raised -> raised.isRaised(feed, kind) ? 1 : 0)
                .tags("feed", feed, "alarm", kind.code())
                .description("1 while the alarm is raised")
                .register(registry);
    }
}
