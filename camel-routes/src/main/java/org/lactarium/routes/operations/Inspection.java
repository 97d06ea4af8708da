package org.lactarium.routes.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.MessageState;
import org.lactarium.routes.inbox.Pauses;
import org.lactarium.routes.quarantine.Reason;

/** One look at every feed: what is wrong is said once, and once more when it is right again. */
final class Inspection {

    /** The name under which the inbox as a whole stands beside the feeds. */
    static final String EVERY_FEED = "all";

    private static final Duration CLOCKS_ARE_RECENT = Duration.ofHours(1);

    private final Feeds feeds;
    private final Openness openness;
    private final MessageLog log;
    private final Pauses pauses;
    private final Alarms alarms;
    private final Duration limit;
    private final Clock clock;

    Inspection(
            Feeds feeds, Openness openness, MessageLog log, Pauses pauses, Alarms alarms, Duration limit, Clock clock) {
        this.feeds = feeds;
        this.openness = openness;
        this.log = log;
        this.pauses = pauses;
        this.alarms = alarms;
        this.limit = limit;
        this.clock = clock;
    }

    /** @param say gets each new sentence; there is no patient data in any */
    void look(Consumer<String> say) {
        feeds.feeds().forEach((name, feed) -> doors(name, feed).ifPresent(say));
        try {
            Map<String, Duration> oldest = oldest();
            Map<String, Pauses.Pause> paused = pauses.all();
            Set<String> ahead = log.feedsHolding(
                    Reason.TIME_IN_FUTURE.code(), clock.instant().minus(CLOCKS_ARE_RECENT));
            inbox(null).ifPresent(say);
            feeds.feeds().keySet().forEach(feed -> clock(feed, ahead.contains(feed))
                    .ifPresent(say));
            oldest.forEach(
                    (feed, age) -> waiting(feed, age, paused.containsKey(feed)).ifPresent(say));
        } catch (RuntimeException e) {
            inbox(e.getClass().getSimpleName()).ifPresent(say);
        }
    }

    private Optional<String> doors(String name, Feed feed) {
        String state = openness.of(name, feed);
        boolean open = state.equals(Openness.ACCEPTING) || state.equals(Openness.DISABLED);
        return alarms.look(name, Alarms.Kind.CLOSED, !open, open, "the feed does not accept");
    }

    private Optional<String> inbox(@Nullable String fault) {
        return alarms.look(
                EVERY_FEED,
                Alarms.Kind.INBOX,
                fault != null,
                fault == null,
                "the inbox cannot be read; senders are answered AE");
    }

    private Optional<String> waiting(String feed, Duration age, boolean paused) {
        return alarms.look(
                feed,
                Alarms.Kind.WAITING,
                age.compareTo(limit) > 0,
                age.compareTo(limit.dividedBy(2)) <= 0,
                "a message has waited longer than " + limit + (paused ? " (the feed is paused)" : "")
                        + "; see /intake/messages?feed=" + feed);
    }

    /** Whoever corrects a clock sees within the hour that it is right, whatever is done about what came before. */
    private Optional<String> clock(String feed, boolean ahead) {
        return alarms.look(
                feed,
                Alarms.Kind.CLOCK,
                ahead,
                !ahead,
                "a message of the last hour is held because of a time that had not come yet; check the clock of the sender, and see"
                        + " /intake/messages?state=quarantined&feed=" + feed);
    }

    /** By feed, those with nothing to wait for included, because an alarm may have to end. */
    private Map<String, Duration> oldest() {
        List<MessageLog.Depth> depths = log.waiting();
        Instant now = clock.instant();
        Map<String, Duration> oldest = new LinkedHashMap<>();
        feeds.feeds().keySet().forEach(feed -> oldest.put(feed, Duration.ZERO));
        for (MessageLog.Depth depth : depths) {
            Duration age =
                    MessageState.of(depth.state()).isWaiting() ? Duration.between(depth.oldest(), now) : Duration.ZERO;
            oldest.merge(depth.feed(), age, (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        return oldest;
    }
}
