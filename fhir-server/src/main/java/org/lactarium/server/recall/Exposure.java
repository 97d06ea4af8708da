package org.lactarium.server.recall;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much affected milk one infant was fed, and when.
 *
 * @param infant {@code Patient/x}
 * @param volume mL
 * @param first the first feed; null when the record does not say
 * @param last the last feed; null when the record does not say
 */
public record Exposure(String infant, double volume, @Nullable Instant first, @Nullable Instant last) {

    /** One line for each infant, in the order they were met. */
    public static List<Exposure> sum(List<Exposure> feeds) {
        Map<String, Exposure> infants = new LinkedHashMap<>();
        feeds.forEach(feed -> infants.merge(feed.infant(), feed, Exposure::and));
        return List.copyOf(infants.values());
    }

    private Exposure and(Exposure other) {
        return new Exposure(
                infant,
                volume + other.volume,
                first == null || (other.first != null && other.first.isBefore(first)) ? other.first : first,
                last == null || (other.last != null && other.last.isAfter(last)) ? other.last : last);
    }
}
