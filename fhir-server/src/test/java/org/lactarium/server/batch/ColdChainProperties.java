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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.lactarium.server.batch.Curve.Sample;
import org.lactarium.server.batch.Excursion.State;

class ColdChainProperties {

    private static final Instant START = at("2026-02-03T00:00");

    @Property
    void aWarmerReadingNeverMakesAFreezerLookColder(
            @ForAll("freezer") List<Double> readings,
            @ForAll @IntRange(max = 100) int where,
            @ForAll @DoubleRange(min = 0, max = 30) double warmer) {
        var changed = new ArrayList<>(readings);
        var at = where % readings.size();
        var was = changed.get(at);
        changed.set(at, was == null ? null : was + warmer);

        var before = judge(readings);
        var after = judge(changed);
        assertThat(after.state()).isGreaterThanOrEqualTo(before.state());
        assertThat(moment(after)).isBeforeOrEqualTo(moment(before));
    }

    @Property
    void whatALoggerDoesNotSayNeverPassesForLongerThanItsGap(@ForAll("freezer") List<Double> readings) {
        var found = judge(readings);

        if (found.state() == State.WITHIN_RANGE) {
            for (int i = 1; i < readings.size(); i++) {
                assertThat(readings.get(i) == null && readings.get(i - 1) == null)
                        .isFalse();
            }
        }
        assertThat(found.state() == State.WITHIN_RANGE)
                .isEqualTo(found.verdict().passes());
    }

    @Property
    void moreDriftNeverMakesAFailedRunPass(
            @ForAll("heating") List<Double> readings,
            @ForAll @DoubleRange(min = 0, max = 3) double drift,
            @ForAll @DoubleRange(min = 0, max = 3) double more) {
        var curve = curve(readings, Duration.ofMinutes(1));
        var less = HeatTreatment.evaluate(curve.without(drift), STRICTEST);
        var worse = HeatTreatment.evaluate(curve.without(drift + more), STRICTEST);

        assertThat(worse.hold()).isLessThanOrEqualTo(less.hold());
        if (RunCheck.of(less) == RunCheck.FAILS) {
            assertThat(RunCheck.of(worse)).isEqualTo(RunCheck.FAILS);
        }
    }

    @Property
    void noHistoryOfChecksMakesARunGoodThatFollowsAFailedOne(
            @ForAll @IntRange(min = 1, max = 200) int days, @ForAll List<@IntRange(max = 100) Integer> good) {
        var run = START.plus(Duration.ofDays(days + 1));
        var checks = new ArrayList<>(good.stream()
                .map(day -> START.minus(Duration.ofDays(day + 1L)))
                .map(at -> new Calibrations.Check(at, true))
                .toList());
        checks.add(new Calibrations.Check(START, false));
        checks.add(new Calibrations.Check(run.plus(Duration.ofDays(1)), true));

        assertThat(new Calibrations("Device/p", checks).judge(run, STRICTEST).passes())
                .isFalse();
    }

    private static Instant moment(Excursion found) {
        var from = found.thawedFrom();
        return from == null ? Instant.MAX : from;
    }

    private static Excursion judge(List<Double> readings) {
        var end = START.plus(Duration.ofMinutes(10L * (readings.size() - 1)));
        return Excursion.evaluate(curve(readings, Duration.ofMinutes(10)), START, end, STRICTEST.excursion());
    }

    private static Curve curve(List<Double> readings, Duration period) {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < readings.size(); i++) {
            if (readings.get(i) != null) {
                samples.add(new Sample(START.plus(period.multipliedBy(i)), readings.get(i)));
            }
        }
        return new Curve(samples);
    }

    @Provide
    Arbitrary<List<Double>> freezer() {
        return Arbitraries.doubles()
                .between(-25, 5)
                .injectNull(0.1)
                .list()
                .ofMinSize(2)
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Double>> heating() {
        return Arbitraries.doubles().between(61.5, 65).list().ofMinSize(20).ofMaxSize(60);
    }
}
