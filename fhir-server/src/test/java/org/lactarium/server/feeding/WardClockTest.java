package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.rule.RuleId;

class WardClockTest {

    private static final Instant OUT = at("2026-02-03T08:00");

    @Test
    void thawedMilkKeepsADayFromTheEndOfItsThawAndNeverLongerThanTwoFromItsStart() {
        assertThat(new WardClock(OUT, OUT.plus(Duration.ofHours(12)), null).thawedUntil(STRICTEST))
                .isEqualTo(OUT.plus(Duration.ofHours(36)));
        assertThat(new WardClock(OUT, OUT.plus(Duration.ofHours(30)), null).thawedUntil(STRICTEST))
                .isEqualTo(OUT.plus(Duration.ofHours(48)));
        assertThat(new WardClock(OUT, null, null).thawedUntil(STRICTEST)).isEqualTo(OUT.plus(Duration.ofHours(48)));
        assertThat(WardClock.FROZEN.until(STRICTEST)).isNull();
    }

    @Test
    void warmedMilkKeepsAnHourAndIsStoppedAMillisecondLater() {
        var until = OUT.plus(Duration.ofHours(1));

        assertThat(new WardClock(null, null, OUT).until(STRICTEST)).isEqualTo(until);
        assertThat(BottleRules.judge(warmed(until), until).passes()).isTrue();
        assertThat(BottleRules.judge(warmed(until), until.plusMillis(1)).rules())
                .containsExactly(RuleId.WARMED_TOO_LONG);
    }

    @Test
    void milkThatWasFedOrDrawnOffWasLiquidByThenAndMilkInARefrigeratorHadLeftTheFreezer() {
        var fed = OUT.plus(Duration.ofHours(3));

        assertThat(WardClock.implied(List.of(fed.plusSeconds(60), fed), List.of()))
                .isEqualTo(new WardClock(null, fed, null));
        assertThat(WardClock.implied(List.of(), List.of(OUT))).isEqualTo(new WardClock(OUT, null, null));
        assertThat(WardClock.implied(List.of(), List.of())).isEqualTo(WardClock.FROZEN);
    }

    @Property
    void whatFollowsFromAFeedNeverGivesMoreTimeThanWhatWasReported(
            @ForAll("reports") List<WardClock> reports, @ForAll @IntRange(max = 5000) int minutes) {
        var reported = reports.stream().reduce(WardClock.FROZEN, WardClock::and);
        var fed = OUT.plus(Duration.ofMinutes(minutes));
        var both = reported.and(WardClock.implied(List.of(fed), List.of()));

        assertThat(both.until(STRICTEST))
                .isBeforeOrEqualTo(reported.until(STRICTEST))
                .isBeforeOrEqualTo(fed.plus(STRICTEST.thawed().fromComplete()));
    }

    @Property
    void noLaterReportInWhateverOrderGivesMoreTime(@ForAll("reports") List<WardClock> reports, @ForAll long seed) {
        var shuffled = new ArrayList<>(reports);
        Collections.shuffle(shuffled, new Random(seed));
        var clock = WardClock.FROZEN;
        var until = Instant.MAX;
        for (var report : shuffled) {
            clock = clock.and(report);
            var now = clock.until(STRICTEST);
            assertThat(now).isNotNull().isBeforeOrEqualTo(until);
            until = now;
        }
        assertThat(clock).isEqualTo(reports.stream().reduce(WardClock.FROZEN, WardClock::and));
    }

    @Provide
    Arbitrary<List<WardClock>> reports() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 5000))
                .as((kind, minutes) -> {
                    var at = OUT.plus(Duration.ofMinutes(minutes));
                    return new WardClock(kind == 0 ? at : null, kind == 1 ? at : null, kind == 2 ? at : null);
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static BottleAtHand warmed(Instant until) {
        return new BottleAtHand(
                "U-1",
                UnitStatus.DISPENSED,
                List.of(UnitStatus.RELEASED),
                Instant.MAX,
                Set.of("Patient/b"),
                40,
                null,
                until);
    }
}
