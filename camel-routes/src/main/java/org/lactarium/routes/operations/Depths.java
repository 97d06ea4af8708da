package org.lactarium.routes.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.MessageState;
import org.lactarium.routes.inbox.Pauses;

/** How much stands where, read once for all the gauges of a scrape. */
final class Depths {

    private static final Duration STALE = Duration.ofSeconds(5);

    private final MessageLog log;
    private final Pauses pauses;
    private final Clock clock;
    private List<MessageLog.Depth> depths = List.of();
    private Set<String> paused = Set.of();
    private Instant read = Instant.EPOCH;

    Depths(MessageLog log, Pauses pauses, Clock clock) {
        this.log = log;
        this.pauses = pauses;
        this.clock = clock;
    }

    double messages(String feed, MessageState state) {
        return of(feed, state).mapToDouble(MessageLog.Depth::messages).sum();
    }

    /** In seconds; 0 when there is none. */
    double oldest(String feed, MessageState state) {
        return of(feed, state)
                .mapToDouble(depth ->
                        Duration.between(depth.oldest(), clock.instant()).toMillis() / 1000.0)
                .max()
                .orElse(0);
    }

    double paused(String feed) {
        refresh();
        return paused.contains(feed) ? 1 : 0;
    }

    private Stream<MessageLog.Depth> of(String feed, MessageState state) {
        return refresh().stream().filter(depth -> depth.feed().equals(feed)).filter(depth -> depth.state()
                .equals(state.code()));
    }

    private synchronized List<MessageLog.Depth> refresh() {
        if (Duration.between(read, clock.instant()).compareTo(STALE) > 0) {
            depths = log.depths();
            paused = pauses.all().keySet();
            read = clock.instant();
        }
        return depths;
    }
}
