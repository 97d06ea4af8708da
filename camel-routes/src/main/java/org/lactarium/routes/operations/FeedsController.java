package org.lactarium.routes.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.Pauses;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The feeds over HTTP: where they listen, whether they accept, how much they hold; and the way to stop one and let it go on. */
@RestController
class FeedsController {

    private final Feeds feeds;
    private final Openness openness;
    private final FeedStates states;
    private final Pauses pauses;
    private final Runnable wake;

    FeedsController(Feeds feeds, Openness openness, FeedStates states, Pauses pauses, Runnable wake) {
        this.feeds = feeds;
        this.openness = openness;
        this.states = states;
        this.pauses = pauses;
        this.wake = wake;
    }

    /**
     * @param port 0 when the feed has no listener
     * @param folder null when it watches none
     * @param messages by state
     * @param lastMessage when the last one came
     * @param oldestWaiting when the oldest came that has still to be delivered
     * @param paused null when it is not
     * @param alarms codes of what is wrong now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FeedView(
            String name,
            String state,
            String host,
            int port,
            @Nullable String folder,
            String acknowledgement,
            Map<String, Long> messages,
            @Nullable String lastMessage,
            @Nullable String oldestWaiting,
            @Nullable PauseView paused,
            List<String> alarms) {}

    record PauseView(String since, String who, String why) {}

    @GetMapping("/intake/feeds")
    List<FeedView> feeds() {
        Map<String, FeedStates.Traffic> traffic = states.traffic();
        return new TreeMap<>(feeds.feeds())
                .entrySet().stream()
                        .map(feed -> view(feed.getKey(), feed.getValue(), traffic.get(feed.getKey())))
                        .toList();
    }

    /** From now on its messages are kept and acknowledged and not delivered. A message in hand is finished. */
    @PostMapping("/intake/feeds/{name}/pause")
    FeedView pause(
            @PathVariable("name") String name,
            @RequestParam(name = "why", required = false) @Nullable String why,
            @Nullable Principal principal) {
        Feed feed = known(name);
        pauses.pause(name, Bodies.name(principal), Bodies.reason(why));
        return view(name, feed, states.traffic().get(name));
    }

    @PostMapping("/intake/feeds/{name}/resume")
    FeedView resume(
            @PathVariable("name") String name,
            @RequestParam(name = "why", required = false) @Nullable String why,
            @Nullable Principal principal) {
        Feed feed = known(name);
        pauses.resume(name, Bodies.name(principal), Bodies.reason(why));
        wake.run();
        return view(name, feed, states.traffic().get(name));
    }

    private Feed known(String name) {
        Feed feed = feeds.feeds().get(name);
        if (feed == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No such feed");
        }
        return feed;
    }

    private FeedView view(String name, Feed feed, FeedStates.@Nullable Traffic traffic) {
        Pauses.Pause pause = traffic == null ? null : traffic.pause();
        return new FeedView(
                name,
                openness.of(name, feed),
                feed.host(),
                feed.port(),
                feed.folder(),
                feed.acknowledgement().name().toLowerCase(Locale.ROOT),
                traffic == null ? Map.of() : traffic.messages(),
                text(traffic == null ? null : traffic.lastMessage()),
                text(traffic == null ? null : traffic.oldestWaiting()),
                pause == null ? null : new PauseView(pause.since().toString(), pause.who(), pause.why()),
                states.alarms(name));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
