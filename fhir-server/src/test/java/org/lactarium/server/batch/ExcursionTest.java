package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lactarium.server.batch.Excursion.State;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

class ExcursionTest {

    private static final Instant MIDNIGHT = at("2026-02-03T00:00");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void aFreezerThatStaysColdIsWithinItsRange() {
        assertThat(judge("-20.1 -19.8 -20.3 -21").state()).isEqualTo(State.WITHIN_RANGE);
    }

    @Test
    void aDoorThatWasOpenForHalfAnHourIsToleratedAndNotAMinuteLonger() {
        assertThat(judge("-20 -17 -17 -20").state()).isEqualTo(State.WITHIN_RANGE);
        var longer = judge("-20 -17 -17 -17 -20");
        assertThat(longer.state()).isEqualTo(State.LEFT_RANGE);
        assertThat(longer.verdict().rules()).containsExactly(RuleId.STORAGE_LEFT_RANGE);
        assertThat(longer.thawedFrom()).isNull();
    }

    @Test
    void oneReadingAboveMinusTenHoldsAtOnce() {
        assertThat(judge("-20 -9.9 -20").state()).isEqualTo(State.LEFT_RANGE);
    }

    @Test
    void milkMayHaveThawedFromTheLastReadingThatWasNotAboveZero() {
        var thawed = judge("-20 -8 -1 0.5 3 -12");

        assertThat(thawed.state()).isEqualTo(State.MAY_HAVE_THAWED);
        assertThat(thawed.thawedFrom()).isEqualTo(MIDNIGHT.plus(TEN_MINUTES.multipliedBy(2)));
    }

    @Test
    void aSilentLoggerIsAnExcursionUntilProvenNot() {
        var silent = judge("-20 -20 E E -20 -20");

        assertThat(silent.state()).isEqualTo(State.NOT_PROVEN);
        assertThat(silent.verdict().rules()).containsExactly(RuleId.STORAGE_NOT_PROVEN);
        assertThat(silent.thawedFrom()).isNull();
    }

    @Test
    void aSilenceThatWasLongOrBeganWarmOrNeverEndedMayHaveThawedTheMilk() {
        assertThat(judge("-20 " + "E ".repeat(13) + "-20").thawedFrom()).isEqualTo(MIDNIGHT);
        assertThat(judge("-20 -9 E E -20").thawedFrom()).isEqualTo(MIDNIGHT.plus(TEN_MINUTES));
        assertThat(Excursion.evaluate(
                                read("-20 -20"), MIDNIGHT, MIDNIGHT.plus(Duration.ofHours(1)), STRICTEST.excursion())
                        .thawedFrom())
                .isEqualTo(MIDNIGHT.plus(TEN_MINUTES));
        assertThat(judge("E E E").thawedFrom()).isEqualTo(MIDNIGHT);
    }

    @Test
    void aClockThatStepsBackProvesNothing() {
        var back = new Curve(List.of(new Curve.Sample(MIDNIGHT.plusSeconds(60), -20), new Curve.Sample(MIDNIGHT, -20)));

        assertThat(Excursion.evaluate(back, MIDNIGHT, MIDNIGHT.plusSeconds(60), STRICTEST.excursion())
                        .verdict()
                        .rules())
                .contains(RuleId.CURVE_CLOCK, RuleId.STORAGE_MAY_HAVE_THAWED);
    }

    @Test
    void aBoxOnTheWayIsJudgedByItsOwnFigures() {
        assertThat(box("-18 -16 -16 -17").passes()).isTrue();
        assertThat(box("-18 -14 -14 -14 -18").rules()).containsExactly(RuleId.TRANSPORT_LEFT_RANGE);
        assertThat(box("-18 -9 -18").rules()).containsExactly(RuleId.TRANSPORT_LEFT_RANGE);
        assertThat(box("-18 E E -18").rules()).containsExactly(RuleId.TRANSPORT_NOT_PROVEN);
    }

    @Test
    void milkWithoutTheCurveOfItsBoxIsHeldOnlyWhereTheProfileAsksForALogger() {
        assertThat(Transport.missing("U-1", STRICTEST).passes()).isTrue();
        assertThat(Transport.missing("U-1", withLoggers(STRICTEST)).rules())
                .containsExactly(RuleId.TRANSPORT_LOGGER_MISSING);
    }

    private static RuleProfile withLoggers(RuleProfile some) {
        var transport = some.transport();
        return new RuleProfile(
                some.name(),
                some.version(),
                some.zone(),
                some.serology(),
                some.donors(),
                some.raw(),
                some.thaw(),
                some.pooling(),
                some.heating(),
                some.processes(),
                some.calibration(),
                some.probes(),
                some.analysis(),
                some.excursion(),
                new RuleProfile.Transport(
                        transport.warm(), transport.warmFor(), transport.limit(), true, transport.within()),
                some.cultures(),
                some.shelfLife(),
                some.thawed(),
                some.ordering(),
                some.shortage(),
                some.offline(),
                some.recall(),
                some.deferrals(),
                some.figures());
    }

    @Test
    void thawingMilkMayReachEightDegreesAndNotATenthMore() {
        assertThat(ThawWarmth.judge("T", read("2 4 8.0 7"), STRICTEST).passes()).isTrue();
        assertThat(ThawWarmth.judge("T", read("2 8.1 4"), STRICTEST).rules()).containsExactly(RuleId.THAW_TOO_WARM);
    }

    private static Excursion judge(String data) {
        var end = MIDNIGHT.plus(TEN_MINUTES.multipliedBy(data.strip().split(" +").length - 1));
        return Excursion.evaluate(read(data), MIDNIGHT, end, STRICTEST.excursion());
    }

    private static Verdict box(String data) {
        var end = MIDNIGHT.plus(TEN_MINUTES.multipliedBy(data.strip().split(" +").length - 1));
        return Transport.judge("U-1", read(data), MIDNIGHT, end, STRICTEST);
    }

    static Curve read(String data) {
        return Curve.parse(MIDNIGHT, TEN_MINUTES, 0, 1, data).orElseThrow();
    }
}
