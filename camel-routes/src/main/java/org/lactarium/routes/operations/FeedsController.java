package org.lactarium.routes.operations;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.MessageLog;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The feeds over HTTP: where they listen, whether they accept, and how much they hold. */
@RestController
class FeedsController {

    private final Feeds feeds;
    private final FeedsHealth health;
    private final MessageLog log;

    FeedsController(Feeds feeds, FeedsHealth health, MessageLog log) {
        this.feeds = feeds;
        this.health = health;
        this.log = log;
    }

    /** @param messages by state */
    record FeedView(
            String name, String state, String host, int port, String acknowledgement, Map<String, Long> messages) {}

    @GetMapping("/intake/feeds")
    List<FeedView> feeds() {
        Map<String, Map<String, Long>> depths = log.depths().stream()
                .collect(Collectors.groupingBy(
                        MessageLog.Depth::feed,
                        Collectors.toMap(
                                MessageLog.Depth::state, MessageLog.Depth::messages, Long::sum, TreeMap::new)));
        return new TreeMap<>(feeds.feeds())
                .entrySet().stream()
                        .map(feed -> view(feed.getKey(), feed.getValue(), depths.getOrDefault(feed.getKey(), Map.of())))
                        .toList();
    }

    private FeedView view(String name, Feed feed, Map<String, Long> messages) {
        return new FeedView(
                name,
                health.state(name, feed),
                feed.host(),
                feed.port(),
                feed.acknowledgement().name().toLowerCase(java.util.Locale.ROOT),
                messages);
    }
}
