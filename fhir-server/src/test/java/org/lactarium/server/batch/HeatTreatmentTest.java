package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.batch.Curves.of;
import static org.lactarium.server.batch.Curves.read;
import static org.lactarium.server.rule.Figures.STRICTEST;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lactarium.server.batch.Curve.Sample;
import org.lactarium.server.rule.RuleId;

class HeatTreatmentTest {

    @Test
    void passesThirtyMinutesFlatAtSixtyTwoAndAHalf() {
        var heating = HeatTreatment.evaluate(read(of(31, "62.5")), STRICTEST);

        assertThat(heating.hold()).isEqualTo(Duration.ofMinutes(30));
        assertThat(heating.minimum()).isEqualTo(62.5);
        assertThat(heating.verdict().passes()).isTrue();
    }

    @Test
    void failsOneSecondLess() {
        var heating = HeatTreatment.evaluate(read(Duration.ofSeconds(1), of(1800, "62.5") + "40"), STRICTEST);

        assertThat(heating.hold()).isEqualTo(Duration.ofSeconds(1799));
        assertThat(heating.verdict().rules()).contains(RuleId.HOLD_TOO_SHORT);
        assertThat(heating.verdict().passes()).isFalse();
    }

    @Test
    void aDipRestartsTheHoldAndNothingIsSummed() {
        var heating = HeatTreatment.evaluate(read(of(21, "62.6") + "62.4 " + of(21, "62.6")), STRICTEST);

        assertThat(heating.hold()).isEqualTo(Duration.ofMinutes(20));
        assertThat(heating.verdict().rules())
                .contains(RuleId.HOLD_TOO_SHORT, RuleId.HOLD_BELOW_TEMPERATURE)
                .doesNotContain(RuleId.CURVE_GAP);
    }

    @Test
    void aLoggerGapIsHeldAndNeverInterpolated() {
        for (var mark : List.of("E", "U", "L")) {
            var heating = HeatTreatment.evaluate(read(of(13, "62.6") + of(4, mark) + of(15, "62.6")), STRICTEST);

            assertThat(heating.verdict().rules()).contains(RuleId.CURVE_GAP).doesNotContain(RuleId.HOLD_TOO_SHORT);
            assertThat(heating.verdict().passes()).isFalse();
        }
    }

    @Test
    void aClockThatStepsBackIsHeld() {
        var start = Curves.START;
        var curve = new Curve(List.of(
                new Sample(start, 62.6),
                new Sample(start.plusSeconds(60), 62.6),
                new Sample(start.plusSeconds(30), 62.6)));

        assertThat(HeatTreatment.evaluate(curve, STRICTEST).verdict().rules()).containsExactly(RuleId.CURVE_CLOCK);
    }

    @Test
    void aRunThatNeverReachedTheTemperatureSaysHowFarItCame() {
        var verdict = HeatTreatment.evaluate(read(of(40, "61.9")), STRICTEST).verdict();

        assertThat(verdict.findings().get(0).arguments()).containsExactly(61.9, 62.5);
    }

    @Test
    void measuresCoolingFromTheEndOfTheHold() {
        assertThat(HeatTreatment.evaluate(Curves.good(), STRICTEST).cooling()).isEqualTo(Duration.ofMinutes(4));
        assertThat(HeatTreatment.evaluate(Curves.good(), STRICTEST).verdict().findings())
                .isEmpty();
    }

    @Test
    void slowCoolingIsHeldAndMissingCoolingIsOnlyNoted() {
        var slow = read(of(31, "62.6") + of(10, "40") + "24");

        assertThat(HeatTreatment.evaluate(slow, STRICTEST).verdict().rules()).containsExactly(RuleId.COOLING_SLOW);
        assertThat(HeatTreatment.evaluate(read(of(31, "62.6")), STRICTEST)
                        .verdict()
                        .rules())
                .containsExactly(RuleId.COOLING_NOT_RECORDED);
    }

    @Test
    void anEmptyCurveProvesNothing() {
        assertThat(HeatTreatment.evaluate(read("E E E"), STRICTEST).verdict().rules())
                .containsExactly(RuleId.CURVE_MISSING);
    }

    @Test
    void aWordThatIsNoFigureIsNotACurve() {
        assertThat(Curve.parse(Curves.START, Duration.ofMinutes(1), 0, 1, "62.5 hot 62.5"))
                .isEmpty();
    }
}
