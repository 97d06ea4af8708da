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

/** How much stands where, read once for all the gauges of a scrape; what is done is counted beside and more seldom. */
final class Depths {

    private static final Duration STALE = Duration.ofSeconds(5);

    private final MessageLog log;
    private final Pauses pauses;
    private final SlowCount<List<MessageLog.Depth>> done;
    private final Clock clock;
    private volatile List<MessageLog.Depth> depths = List.of();
    private volatile Set<String> paused = Set.of();
    private boolean known;
    private Instant read = Instant.EPOCH;

    Depths(MessageLog log, Pauses pauses, SlowCount<List<MessageLog.Depth>> done, Clock clock) {
        this.log = log;
        this.pauses = pauses;
        this.done = done;
        this.clock = clock;
    }

    /** Like the other two not a number while nobody can know. */
    double messages(String feed, MessageState state) {
        if (!refresh()) {
            return Double.NaN;
        }
        return state.isDone()
                ? done.last().map(all -> sum(all, feed, state)).orElse(Double.NaN)
                : sum(depths, feed, state);
    }

    private static double sum(List<MessageLog.Depth> depths, String feed, MessageState state) {
        return of(depths, feed, state).mapToDouble(MessageLog.Depth::messages).sum();
    }

    /** In seconds; 0 when there is none. */
    double oldest(String feed, MessageState state) {
        return refresh()
                ? of(depths, feed, state)
                        .mapToDouble(depth -> Duration.between(depth.oldest(), clock.instant())
                                        .toMillis()
                                / 1000.0)
                        .max()
                        .orElse(0)
                : Double.NaN;
    }

    double paused(String feed) {
        if (!refresh()) {
            return Double.NaN;
        }
        return paused.contains(feed) ? 1 : 0;
    }

    private static Stream<MessageLog.Depth> of(List<MessageLog.Depth> depths, String feed, MessageState state) {
        return depths.stream().filter(depth -> depth.feed().equals(feed)).filter(depth -> depth.state()
                .equals(state.code()));
    }

    /** A database that is away is waited for once in a scrape, not once for each gauge. */
    private synchronized boolean refresh() {
        if (Duration.between(read, clock.instant()).compareTo(STALE) > 0) {
            try {
                depths = log.waiting();
                paused = pauses.all().keySet();
                known = true;
            } catch (RuntimeException e) {
                known = false;
            }
            read = clock.instant();
        }
        return known;
    }
}
