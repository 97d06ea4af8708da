package org.lactarium.routes.astm;

import java.time.Instant;
import java.util.List;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.inbox.Arrival;

/** The first look at what an ASTM session brought, without a line: as {@link AstmDoor} takes it. */
public final class PaperLink {

    private PaperLink() {}

    public static List<Arrival> arrivals(String name, Feed feed, byte[] message, Instant now) {
        return List.of(AstmDoor.arrival(name, feed, message, "paper", now, null));
    }
}
