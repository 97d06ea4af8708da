package org.lactarium.server.feeding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The feeds around a moment, added up over a day that ends with any of them: what is charted late counts for the feeds after it, too. */
public final class DayOfFeeds {

    private DayOfFeeds() {}

    /** mL of the fullest day that a feed at this moment would belong to, without it. */
    public static double fullest(List<Fed> feeds, Instant at, Duration day) {
        return Stream.concat(
                        Stream.of(at),
                        feeds.stream().map(Fed::at).filter(end -> end.isAfter(at) && end.isBefore(at.plus(day))))
                .mapToDouble(end -> within(feeds, end, day))
                .max()
                .orElse(0);
    }

    private static double within(List<Fed> feeds, Instant end, Duration day) {
        return feeds.stream()
                .filter(feed -> feed.at().isAfter(end.minus(day)) && !feed.at().isAfter(end))
                .mapToDouble(Fed::volume)
                .sum();
    }
}
