package org.lactarium.routes.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.laboratory.LaboratoryProfile;
import org.springframework.core.io.ResourceLoader;

/** The data file of each feed, read at the start: a mistake in one stops the start and not the first message. */
public final class FeedProfiles {

    private final Map<String, LaboratoryProfile> byFeed = new TreeMap<>();

    FeedProfiles(Feeds feeds, ResourceLoader files) {
        feeds.feeds().forEach((name, feed) -> {
            try {
                byFeed.put(
                        name,
                        LaboratoryProfile.read(files.getResource(feed.profile()).getInputStream()));
            } catch (IOException e) {
                throw new UncheckedIOException("lactarium.feeds." + name + ".profile cannot be read", e);
            }
        });
    }

    /** A feed that is no longer configured is read as the laboratory feed is. */
    LaboratoryProfile of(String feed) {
        return byFeed.getOrDefault(feed, byFeed.get(Feeds.LABORATORY));
    }
}
