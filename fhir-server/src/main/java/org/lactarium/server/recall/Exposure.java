package org.lactarium.server.recall;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much affected milk one infant was fed.
 *
 * @param infant {@code Patient/x}
 * @param volume mL
 */
public record Exposure(String infant, double volume) {

    /** One line for each infant, in the order they were met. */
    public static List<Exposure> sum(List<Exposure> feeds) {
        Map<String, Double> volumes = new LinkedHashMap<>();
        feeds.forEach(feed -> volumes.merge(feed.infant(), feed.volume(), Double::sum));
        return volumes.entrySet().stream()
                .map(infant -> new Exposure(infant.getKey(), infant.getValue()))
                .toList();
    }
}
