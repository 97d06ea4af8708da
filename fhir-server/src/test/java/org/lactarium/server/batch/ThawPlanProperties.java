package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ThawPlanProperties {

    private static final ThawClock CLOCK = ThawClock.start(at("2026-02-03T18:00"), STRICTEST);

    @Property
    void noClosureEverMovesTheLastStartBehindTheLimitOrIntoAClosure(
            @ForAll("closures") List<Closure> closures, @ForAll @IntRange(max = 30) int hours) {
        var plan = ThawPlan.of(CLOCK, after(hours), closures, STRICTEST);
        var latest = plan.latestStart();

        if (latest != null) {
            assertThat(latest).isBetween(after(hours), CLOCK.deadline());
            assertThat(closures)
                    .noneMatch(closure ->
                            closure.touches(latest, latest.plus(STRICTEST.thaw().run())));
        }
        assertThat(plan.clock()).isEqualTo(CLOCK);
    }

    @Property
    void oneMoreClosureNeverGivesMoreTime(
            @ForAll("closures") List<Closure> closures,
            @ForAll("closure") Closure more,
            @ForAll @IntRange(max = 23) int hours) {
        var before = ThawPlan.of(CLOCK, after(hours), closures, STRICTEST).latestStart();
        var all = new ArrayList<>(closures);
        all.add(more);
        var after = ThawPlan.of(CLOCK, after(hours), all, STRICTEST).latestStart();

        assertThat(before == null ? Instant.MIN : before).isAfterOrEqualTo(after == null ? Instant.MIN : after);
        if (!ThawPlan.mayStart(CLOCK, closures, STRICTEST).passes()) {
            assertThat(ThawPlan.mayStart(CLOCK, all, STRICTEST).passes()).isFalse();
        }
    }

    @Provide
    Arbitrary<List<Closure>> closures() {
        return closure().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<Closure> closure() {
        return Combinators.combine(
                        Arbitraries.of("typhoon", "black-rainstorm", "planned"),
                        Arbitraries.integers().between(-600, 2400),
                        Arbitraries.integers().between(1, 900).injectNull(0.2))
                .as((reason, from, length) -> {
                    var start = CLOCK.started().plus(Duration.ofMinutes(from));
                    return new Closure(
                            "Flag/x", reason, start, length == null ? null : start.plus(Duration.ofMinutes(length)));
                });
    }

    private static Instant after(int hours) {
        return CLOCK.started().plus(Duration.ofHours(hours));
    }
}
