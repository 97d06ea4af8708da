package org.lactarium.server.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/**
 * What can be done with thawing milk while the bank may close. None of it extends the clock.
 *
 * @param latestStart last moment to start heating so that no closure comes in between; null when there is none
 * @param closures those that touch the rest of the clock
 */
public record ThawPlan(ThawClock clock, @Nullable Instant latestStart, List<Closure> closures, List<Offer> offers) {

    /** Soonest last start first; milk that nothing can save comes last. */
    public static final Comparator<ThawPlan> MOST_URGENT_FIRST = Comparator.comparing(
                    ThawPlan::latestStart, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(plan -> plan.clock().deadline());

    public ThawPlan {
        closures = List.copyOf(closures);
        offers = List.copyOf(offers);
    }

    /** A way out. */
    public enum Offer {
        /** Start heating, before the next closure if there is one. */
        PASTEURISE_EARLY,
        /** Keep it at 4 °C or below, write that down, and heat after a closure. */
        HOLD_COLD,
        /** Throw it away when the limit passes. */
        DISCARD;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static ThawPlan of(ThawClock clock, Instant now, List<Closure> all, RuleProfile profile) {
        var run = profile.thaw().run();
        var closures = all.stream()
                .filter(closure -> closure.touches(now, clock.deadline().plus(run)))
                .sorted(Comparator.comparing(Closure::from))
                .toList();
        var latest = lastFree(now, clock.deadline(), closures, run);
        return new ThawPlan(clock, latest.orElse(null), closures, offers(now, latest, closures, run));
    }

    /**
     * Whether milk may leave the freezer at all. A weather window that touches the clock refuses it, because its end is
     * a guess; a planned one only when no time to heat is left beside it.
     */
    public static Verdict mayStart(ThawClock clock, List<Closure> all, RuleProfile profile) {
        var thaw = profile.thaw();
        var weather = all.stream()
                .filter(Closure::weather)
                .filter(closure -> closure.touches(clock.started(), clock.deadline()))
                .min(Comparator.comparing(Closure::from));
        if (weather.isPresent()) {
            return refused(clock, weather.get());
        }
        var planned = all.stream().filter(closure -> !closure.weather()).toList();
        var ready = clock.started().plus(thaw.ready());
        return lastFree(ready, clock.deadline(), planned, thaw.run()).isPresent()
                ? Verdict.clear()
                : planned.stream()
                        .filter(closure ->
                                closure.touches(ready, clock.deadline().plus(thaw.run())))
                        .min(Comparator.comparing(Closure::from))
                        .map(closure -> refused(clock, closure))
                        .orElseGet(Verdict::clear);
    }

    private static Verdict refused(ThawClock clock, Closure closure) {
        return Verdict.of(
                RuleId.THAW_OVERLAPS_CLOSURE, clock.started(), clock.deadline(), closure.from(), closure.reason());
    }

    /** The last start of a run, not before {@code from} nor after {@code deadline}, that no closure cuts into. */
    private static Optional<Instant> lastFree(Instant from, Instant deadline, List<Closure> closures, Duration run) {
        var start = deadline;
        while (!start.isBefore(from)) {
            var tried = start;
            var inTheWay = closures.stream()
                    .filter(closure -> closure.touches(tried, tried.plus(run)))
                    .map(Closure::from)
                    .min(Comparator.naturalOrder());
            if (inTheWay.isEmpty()) {
                return Optional.of(start);
            }
            start = inTheWay.get().minus(run);
        }
        return Optional.empty();
    }

    private static List<Offer> offers(Instant now, Optional<Instant> latest, List<Closure> closures, Duration run) {
        var offers = new ArrayList<Offer>();
        if (latest.isPresent() && closures.stream().noneMatch(closure -> closure.touches(now, now.plus(run)))) {
            offers.add(Offer.PASTEURISE_EARLY);
        }
        if (latest.isPresent() && closures.stream().anyMatch(closure -> ended(closure, latest.get()))) {
            offers.add(Offer.HOLD_COLD);
        }
        offers.add(Offer.DISCARD);
        return offers;
    }

    private static boolean ended(Closure closure, Instant start) {
        return closure.to() != null && !closure.to().isAfter(start);
    }
}
