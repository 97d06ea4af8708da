package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lactarium.server.batch.ThawPlan.Offer;
import org.lactarium.server.rule.RuleId;

class ThawPlanTest {

    private static final ThawClock CLOCK = ThawClock.start(at("2026-02-03T18:00"), STRICTEST);
    private static final Instant TEN_AT_NIGHT = at("2026-02-03T22:00");

    @Test
    void withoutAClosureHeatingMayStartUntilTheLimit() {
        var plan = plan();

        assertThat(plan.latestStart()).isEqualTo(CLOCK.deadline());
        assertThat(plan.offers()).containsExactly(Offer.PASTEURISE_EARLY, Offer.DISCARD);
    }

    @Test
    void beforeATyphoonWithoutAnEndHeatingMustStartSoThatTheRunIsOver() {
        var plan = plan(typhoon("2026-02-04T04:00", null));

        assertThat(plan.latestStart()).isEqualTo(at("2026-02-04T01:00"));
        assertThat(plan.offers()).containsExactly(Offer.PASTEURISE_EARLY, Offer.DISCARD);
    }

    @Test
    void afterATyphoonThatEndsInTimeColdMilkIsHeatedLater() {
        var plan = plan(typhoon("2026-02-03T21:00", "2026-02-04T09:00"));

        assertThat(plan.latestStart()).isEqualTo(CLOCK.deadline());
        assertThat(plan.offers()).containsExactly(Offer.HOLD_COLD, Offer.DISCARD);
    }

    @Test
    void whatNoTimeIsLeftForCanOnlyBeDiscarded() {
        var plan = plan(typhoon("2026-02-03T21:00", "2026-02-04T19:00"));

        assertThat(plan.latestStart()).isNull();
        assertThat(plan.offers()).containsExactly(Offer.DISCARD);
    }

    @Test
    void ranksBySoonestLastStartAndPutsWhatNothingCanSaveLast() {
        var calm = plan();
        var pressed = plan(typhoon("2026-02-04T04:00", null));
        var lost = plan(typhoon("2026-02-03T21:00", null));

        assertThat(Stream.of(lost, calm, pressed).sorted(ThawPlan.MOST_URGENT_FIRST))
                .containsExactly(pressed, calm, lost);
    }

    @Test
    void refusesAThawWhoseClockATyphoonTouches() {
        assertThat(start(typhoon("2026-02-04T17:00", "2026-02-04T20:00")))
                .containsExactly(RuleId.THAW_OVERLAPS_CLOSURE);
        assertThat(start(typhoon("2026-02-04T18:00", null))).isEmpty();
        assertThat(start(typhoon("2026-02-03T10:00", "2026-02-03T18:00"))).isEmpty();
    }

    @Test
    void refusesAThawBesideAPlannedClosureOnlyWhenNoTimeToHeatIsLeft() {
        assertThat(start(planned("2026-02-03T20:00", "2026-02-04T08:00"))).isEmpty();
        assertThat(start(planned("2026-02-04T08:00", "2026-02-05T08:00")))
                .containsExactly(RuleId.THAW_OVERLAPS_CLOSURE);
    }

    private static ThawPlan plan(Closure... closures) {
        return ThawPlan.of(CLOCK, TEN_AT_NIGHT, List.of(closures), STRICTEST);
    }

    private static List<RuleId> start(Closure closure) {
        return ThawPlan.mayStart(CLOCK, List.of(closure), STRICTEST).rules();
    }

    private static Closure typhoon(String from, @Nullable String to) {
        return new Closure("Flag/t", "typhoon", at(from), to == null ? null : at(to));
    }

    private static Closure planned(String from, String to) {
        return new Closure("Flag/p", "planned", at(from), at(to));
    }
}
