package org.lactarium.routes.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lactarium.routes.feed.Feeds;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * UP when every enabled feed accepts. A paused feed is up: it keeps and acknowledges. Neither a message that waits nor a
 * database that is away takes it down: the first is an alarm, the second has a health of its own.
 */
final class FeedsHealth implements HealthIndicator {

    private final Feeds feeds;
    private final Openness openness;
    private final FeedStates states;

    FeedsHealth(Feeds feeds, Openness openness, FeedStates states) {
        this.feeds = feeds;
        this.openness = openness;
        this.states = states;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        Map<String, FeedStates.Traffic> traffic = states.traffic();
        feeds.feeds().forEach((name, feed) -> {
            String state = openness.of(name, feed);
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("port", feed.port());
            details.put("state", state);
            FeedStates.Traffic seen = traffic.get(name);
            if (seen != null) {
                details.put("paused", seen.pause() != null);
                details.put(
                        "lastMessage",
                        seen.lastMessage() == null ? "none" : seen.lastMessage().toString());
                details.put(
                        "oldestWaiting",
                        seen.oldestWaiting() == null
                                ? "none"
                                : seen.oldestWaiting().toString());
            }
            details.put("alarms", states.alarms(name));
            health.withDetail(name, details);
            if (feed.enabled() && !state.equals(Openness.ACCEPTING)) {
                health.down();
            }
        });
        return health.build();
    }
}
