package org.lactarium.server.feeding;

import static org.lactarium.server.rule.RuleId.DEVICE_CLOCK_WRONG;
import static org.lactarium.server.rule.RuleId.OFFLINE_LIST_TOO_OLD;
import static org.lactarium.server.rule.RuleId.OFFLINE_LIST_UNKNOWN;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/**
 * Feeding while the ward cannot ask: by a list of what was good when it was made, for a few hours. What was fed is judged
 * when the ward is back, by {@link FeedCheck} as by these.
 */
public final class OfflineRules {

    private OfflineRules() {}

    /** Until when a bottle on the list may be fed, as long as nobody recalls or holds it. */
    public static Instant until(BottleAtHand bottle) {
        return Stream.of(bottle.expires(), bottle.thawedUntil(), bottle.warmedUntil())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** Whether it, or what it came from, is called back. */
    public static boolean recalled(BottleAtHand bottle) {
        return Stream.concat(Stream.of(bottle.status()), bottle.line().stream()).anyMatch(UnitStatus.RECALLED::equals);
    }

    /** @param device what its clock says now; feeds are timed by it */
    public static Verdict clock(Instant device, Instant now, RuleProfile.Offline figures) {
        var off = Duration.between(device, now).abs();
        return Verdict.unless(off.compareTo(figures.clock()) <= 0, DEVICE_CLOCK_WRONG, device, now);
    }

    /**
     * Whether the list spoke for that moment.
     *
     * @param made when the list was made; null when the device shows none of ours
     */
    public static Verdict list(@Nullable Instant made, Instant fed, RuleProfile.Offline figures) {
        if (made == null || fed.plus(figures.clock()).isBefore(made)) {
            return Verdict.of(OFFLINE_LIST_UNKNOWN);
        }
        var until = made.plus(figures.maxAge());
        return Verdict.unless(!fed.isAfter(until), OFFLINE_LIST_TOO_OLD, made, until, fed);
    }
}
