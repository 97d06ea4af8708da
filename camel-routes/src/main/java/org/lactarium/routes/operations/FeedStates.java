package org.lactarium.routes.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.MessageState;
import org.lactarium.routes.inbox.Pauses;

/** What has passed through each feed, what waits in it, and whether somebody has paused it. */
final class FeedStates {

    private final Feeds feeds;
    private final MessageLog log;
    private final Pauses pauses;
    private final Alarms alarms;
    private final SlowCount<List<MessageLog.Depth>> done;

    FeedStates(Feeds feeds, MessageLog log, Pauses pauses, Alarms alarms, SlowCount<List<MessageLog.Depth>> done) {
        this.feeds = feeds;
        this.log = log;
        this.pauses = pauses;
        this.alarms = alarms;
        this.done = done;
    }

    /**
     * @param messages by state; how many were delivered or dismissed may be some time old, and is missing while nobody knows
     * @param oldestWaiting when the oldest came that has still to be delivered; null when none has
     */
    record Traffic(
            Map<String, Long> messages,
            @Nullable Instant lastMessage,
            @Nullable Instant oldestWaiting,
            Pauses.@Nullable Pause pause) {}

    /** By feed, for every one that is configured. Empty when the inbox cannot be read: then nobody knows. */
    Map<String, Traffic> traffic() {
        try {
            Map<String, Pauses.Pause> paused = pauses.all();
            List<MessageLog.Depth> all = new ArrayList<>(log.waiting());
            done.last().ifPresent(all::addAll);
            Map<String, List<MessageLog.Depth>> depths =
                    all.stream().collect(Collectors.groupingBy(MessageLog.Depth::feed));
            Map<String, Traffic> traffic = new TreeMap<>();
            for (String feed : new TreeSet<>(feeds.feeds().keySet())) {
                traffic.put(
                        feed,
                        traffic(
                                depths.getOrDefault(feed, List.of()),
                                log.last(feed).orElse(null),
                                paused.get(feed)));
            }
            return traffic;
        } catch (RuntimeException e) {
            return Map.of();
        }
    }

    List<String> alarms(String feed) {
        return Stream.concat(alarms.of(feed).stream(), alarms.of(Inspection.EVERY_FEED).stream())
                .toList();
    }

    private static Traffic traffic(
            List<MessageLog.Depth> depths, @Nullable Instant last, Pauses.@Nullable Pause pause) {
        return new Traffic(
                depths.stream()
                        .collect(Collectors.toMap(
                                MessageLog.Depth::state, MessageLog.Depth::messages, Long::sum, TreeMap::new)),
                last,
                depths.stream()
                        .filter(depth -> MessageState.of(depth.state()).isWaiting())
                        .map(MessageLog.Depth::oldest)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                pause);
    }
}
