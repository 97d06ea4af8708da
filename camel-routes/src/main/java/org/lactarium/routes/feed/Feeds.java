package org.lactarium.routes.feed;

import jakarta.validation.Valid;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The feeds by name, {@code lactarium.feeds.<name>.*}. The laboratory feed is there without configuration; a bank with several
 * laboratories gives each that has customs of its own a feed of its own, under any name, on its own port.
 *
 * @param feeds by name
 */
@Validated
@ConfigurationProperties("lactarium")
public record Feeds(@Valid @Nullable Map<String, Feed> feeds) {

    /** Name of the feed that laboratories send to. */
    public static final String LABORATORY = "laboratory";

    private static final Map<String, Integer> KNOWN_PORTS = Map.of(LABORATORY, 2575);

    public Feeds {
        Map<String, Feed> complete = new LinkedHashMap<>();
        complete.put(LABORATORY, Feed.byDefault());
        if (feeds != null) {
            complete.putAll(feeds);
        }
        complete.replaceAll((name, feed) -> feed.listeningOn(knownPort(name, feed)));
        feeds = Map.copyOf(complete);
    }

    private static int knownPort(String name, Feed feed) {
        if (feed.port() == 0 && feed.folder() == null && feed.enabled() && !KNOWN_PORTS.containsKey(name)) {
            throw new IllegalArgumentException("lactarium.feeds." + name + ".port or .folder is missing");
        }
        return KNOWN_PORTS.getOrDefault(name, 0);
    }

    /** The feed of that name; a name the inbox remembers but nobody configures any more reads by the defaults. */
    public Feed named(String name) {
        return feeds().getOrDefault(name, Feed.byDefault());
    }
}
