package org.lactarium.server.feeding;

import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.RuleProfile;

/**
 * The clocks of milk that was thawed or warmed for feeding. Of each moment the earliest report counts, so that no
 * later one, in whatever order they come, gives more time.
 *
 * @param started when it left the freezer; null when nobody said
 * @param completed when it was all liquid; null when nobody said
 * @param warmed when it was warmed; null when nobody said
 */
public record WardClock(@Nullable Instant started, @Nullable Instant completed, @Nullable Instant warmed) {

    public static final WardClock FROZEN = new WardClock(null, null, null);

    /**
     * What nobody reported and yet follows.
     *
     * @param liquid when milk of it was fed or drawn off: it was all liquid by then
     * @param above when it began to stand in a place that is not frozen: it had left the freezer by then
     */
    public static WardClock implied(Collection<Instant> liquid, Collection<Instant> above) {
        return new WardClock(first(above), first(liquid), null);
    }

    private static @Nullable Instant first(Collection<Instant> moments) {
        return moments.stream().min(Instant::compareTo).orElse(null);
    }

    /** Both clocks together: a feed drawn from a bottle has the bottle's and its own. */
    public WardClock and(WardClock other) {
        return new WardClock(
                earlier(started, other.started), earlier(completed, other.completed), earlier(warmed, other.warmed));
    }

    /** Until when it may be fed for having thawed; null while it is frozen. */
    public @Nullable Instant thawedUntil(RuleProfile profile) {
        var figures = profile.thawed();
        return earlier(
                started == null ? null : started.plus(figures.fromStart()),
                completed == null ? null : completed.plus(figures.fromComplete()));
    }

    /** Until when it may be fed for having been warmed; null when it was not. */
    public @Nullable Instant warmedUntil(RuleProfile profile) {
        return warmed == null ? null : warmed.plus(profile.thawed().warmed());
    }

    /** The earlier of both; null when neither runs. */
    public @Nullable Instant until(RuleProfile profile) {
        return earlier(thawedUntil(profile), warmedUntil(profile));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(one == null ? Instant.MAX : one, other == null ? Instant.MAX : other)
                .min(Instant::compareTo)
                .filter(at -> !at.equals(Instant.MAX))
                .orElse(null);
    }
}
