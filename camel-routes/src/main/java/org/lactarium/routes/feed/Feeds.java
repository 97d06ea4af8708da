package org.lactarium.routes.feed;

import jakarta.validation.Valid;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The feeds by name, {@code lactarium.feeds.<name>.*}. The laboratory's and the analyser's are there without
 * configuration; a bank with several laboratories or analysers gives each that has customs of its own a feed of its own, under
 * any name, on its own port.
 *
 * @param feeds by name
 */
@Validated
@ConfigurationProperties("lactarium")
public record Feeds(@Valid @Nullable Map<String, Feed> feeds) {

    /** Name of the feed that laboratories send to. */
    public static final String LABORATORY = "laboratory";

    /** Name of the feed that milk analysers send to. */
    public static final String ANALYSER = "analyser";

    private static final Map<String, Integer> KNOWN_PORTS = Map.of(LABORATORY, 2575, ANALYSER, 2576);
    private static final String LABORATORY_PROFILE = "classpath:laboratory/default.json";
    private static final Map<String, String> KNOWN_PROFILES = Map.of(ANALYSER, "classpath:analyser/default.json");

    public Feeds {
        Map<String, Feed> complete = new LinkedHashMap<>();
        complete.put(LABORATORY, Feed.byDefault());
        complete.put(ANALYSER, Feed.byDefault());
        if (feeds != null) {
            complete.putAll(feeds);
        }
        complete.replaceAll((name, feed) ->
                feed.completed(knownPort(name, feed), KNOWN_PROFILES.getOrDefault(name, LABORATORY_PROFILE)));
        feeds = Map.copyOf(complete);
    }

    private static int knownPort(String name, Feed feed) {
        if (feed.mustListen() && feed.port() == 0 && !KNOWN_PORTS.containsKey(name)) {
            throw new IllegalArgumentException("lactarium.feeds." + name + ".port or .folder is missing");
        }
        return KNOWN_PORTS.getOrDefault(name, 0);
    }

    /** The feed of that name; a name the inbox remembers but nobody configures any more reads by the defaults. */
    public Feed named(String name) {
        return feeds().getOrDefault(name, Feed.byDefault());
    }
}
