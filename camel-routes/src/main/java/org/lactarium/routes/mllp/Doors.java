package org.lactarium.routes.mllp;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.feed.Transport;
import org.lactarium.routes.inbox.Inbox;
import org.lactarium.routes.inbox.MessageLog;

/** One door for each enabled feed; MLLP, HTTP and files go through the same ones. */
public final class Doors {

    private final Map<String, Frames> byFeed = new TreeMap<>();
    private final Map<String, FileDoor> files = new TreeMap<>();

    public Doors(Feeds feeds, Inbox inbox, MessageLog log, FeedMeters meters, Queries queries) {
        Clock clock = Clock.systemUTC();
        feeds.feeds().forEach((name, feed) -> {
            if (feed.enabled()) {
                Receiver receiver = new Receiver(name, feed, inbox, new Outcomes(log), meters, queries, clock);
                if (feed.transport() == Transport.MLLP) {
                    byFeed.put(name, new Frames(feed, receiver, clock));
                }
                files.put(name, new FileDoor(feed, receiver, clock));
            }
        });
    }

    Optional<Frames> of(String feed) {
        return Optional.ofNullable(byFeed.get(feed));
    }

    public Optional<FileDoor> ofFiles(String feed) {
        return Optional.ofNullable(files.get(feed));
    }
}
