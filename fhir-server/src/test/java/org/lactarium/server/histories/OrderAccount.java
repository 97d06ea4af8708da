package org.lactarium.server.histories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an infant's order binds by the default figures, told a second time: a tenth more than ordered, feeds of 23 hours are a
 * day, and 220 mL for each kilogram. Time only goes on here, so no feed is charted before another.
 */
final class OrderAccount {

    private static final Duration DAY = Duration.ofHours(23);

    private record Fed(Instant at, double volume) {}

    /** mL of a feed, mL of a day, g; null where the order does not say. */
    @Nullable
    Double inFeed;

    @Nullable
    Double inDay;

    @Nullable
    Double grams;

    private final List<Fed> feeds = new ArrayList<>();

    void fed(Instant at, double volume) {
        feeds.add(new Fed(at, volume));
    }

    boolean allows(Instant at, double volume) {
        var all = today(at) + volume;
        return sane() && within(volume, inFeed) && within(all, inDay) && within(all, ofWeight());
    }

    /** Whether an infant of that weight can have what is ordered; milk leaves by no other order. */
    boolean sane() {
        return inDay == null || grams == null || inDay <= grams * 0.22 + 0.001;
    }

    /** Whether another drop would be allowed. */
    boolean hasRoom(Instant at) {
        var all = today(at);
        return sane() && (inDay == null || all + 0.001 <= inDay * 1.1) && within(all, ofWeight());
    }

    private @Nullable Double ofWeight() {
        return grams == null ? null : Double.valueOf(grams * 0.22);
    }

    private static boolean within(double volume, @Nullable Double most) {
        return most == null || volume <= most * 1.1 + 0.001;
    }

    private double today(Instant at) {
        return feeds.stream()
                .filter(feed -> feed.at().isAfter(at.minus(DAY)))
                .mapToDouble(Fed::volume)
                .sum();
    }
}
