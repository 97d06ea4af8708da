package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.HMBANA;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Calibrations.Check;
import org.lactarium.server.rule.Consequence;
import org.lactarium.server.rule.RuleId;

class CalibrationsTest {

    private static final Check GOOD = new Check(at("2026-01-10T09:00"), true);

    @Test
    void aCalibrationSpeaksForThreeMonthsAndNotADayLonger() {
        assertThat(judge("2026-04-10T09:00", GOOD)).isEmpty();
        assertThat(judge("2026-04-10T09:01", GOOD)).containsExactly(RuleId.CALIBRATION_OVERDUE);
    }

    @Test
    void aCheckThatBecameOldIsMadeGoodByTheNextOneThatFindsTheProbeRight() {
        assertThat(judge("2026-05-01T09:00", GOOD, new Check(at("2026-05-02T09:00"), true)))
                .isEmpty();
        assertThat(judge("2026-05-01T09:00", GOOD, new Check(at("2026-05-02T09:00"), false)))
                .containsExactly(RuleId.CALIBRATION_OVERDUE);
    }

    @Test
    void afterAFailedCalibrationRunsAreHeldUntilTheNextGoodOne() {
        var failed = new Check(at("2026-02-01T09:00"), false);

        assertThat(judge("2026-02-01T09:00", GOOD, failed)).containsExactly(RuleId.CALIBRATION_FAILED);
        assertThat(judge("2026-02-03T09:00", GOOD, failed, new Check(at("2026-02-04T09:00"), true)))
                .containsExactly(RuleId.CALIBRATION_FAILED);
        assertThat(judge("2026-02-05T09:00", GOOD, failed, new Check(at("2026-02-04T09:00"), true)))
                .isEmpty();
    }

    @Test
    void aDeviceWithoutAnyCalibrationIsNotedAndOneThatWasFoundRightOnlyLaterIsBelieved() {
        assertThat(judge("2026-02-03T09:00")).containsExactly(RuleId.CALIBRATION_NOT_RECORDED);
        assertThat(new Calibrations("Device/p", List.of())
                        .judge(at("2026-02-03T09:00"), STRICTEST)
                        .passes())
                .isTrue();
        assertThat(judge("2026-01-03T09:00", GOOD)).isEmpty();
    }

    @Test
    void whereTheProfileAsksForOneTheBatchOfADeviceWithoutAnyWaitsUntilItIsRecorded() {
        var run = at("2026-02-03T09:00");
        var never = new Calibrations("Device/p", List.of()).judge(run, HMBANA);

        assertThat(never.rules()).containsExactly(RuleId.CALIBRATION_MISSING);
        assertThat(never.worst()).isEqualTo(Consequence.HOLD);
        assertThat(new Calibrations("Device/p", List.of(GOOD))
                        .judge(run, HMBANA)
                        .rules())
                .isEmpty();
    }

    @Test
    void aCalibrationThatIsStillToComeSpeaksForNoRunBeforeItsDayHasCome() {
        var planned = new Calibrations("Device/p", List.of(new Check(at("2026-03-01T09:00"), true)));
        var run = at("2026-02-03T09:00");

        assertThat(planned.until(at("2026-02-04T09:00")).judge(run, STRICTEST).rules())
                .containsExactly(RuleId.CALIBRATION_NOT_RECORDED);
        assertThat(planned.until(at("2026-03-01T09:00"))
                        .judge(run, STRICTEST)
                        .mentions(RuleId.CALIBRATION_NOT_RECORDED))
                .isFalse();
    }

    @Test
    void aRunThatPassedByLessThanTheDriftFailsWithoutIt() {
        var almost = Curves.read("20 45 60 " + Curves.of(31, "63.0") + "50 35 26 24 10 4");

        assertThat(RunCheck.of(HeatTreatment.evaluate(almost.without(0.5), STRICTEST)))
                .isEqualTo(RunCheck.PASSES);
        assertThat(RunCheck.of(HeatTreatment.evaluate(almost.without(0.8), STRICTEST)))
                .isEqualTo(RunCheck.FAILS);
    }

    @Test
    void milkThatWasLetGoIsRecalledAndMilkInTheBankIsHeld() {
        assertThat(RunCheck.FAILS.step(UnitStatus.DISPENSED)).contains(Step.RECALL);
        assertThat(RunCheck.UNDECIDED.step(UnitStatus.RELEASED)).contains(Step.RECALL);
        assertThat(RunCheck.FAILS.step(UnitStatus.PENDING_RESULTS)).contains(Step.HOLD);
        assertThat(RunCheck.PASSES.step(UnitStatus.RELEASED)).isEmpty();
    }

    @Test
    void anotherHeatTreatmentHasItsOwnFiguresAndIsGoodOnlyWhereItWasValidated() {
        var htst = Curve.parse(
                        at("2026-02-03T09:00"),
                        Duration.ofMillis(500),
                        0,
                        1,
                        "60 70 " + Curves.of(31, "72.1") + "60 20")
                .orElseThrow();

        assertThat(HeatTreatment.evaluate(htst, "pasteurise-htst", HMBANA)
                        .verdict()
                        .passes())
                .isTrue();
        assertThat(HeatTreatment.evaluate(htst, "pasteurise-htst", STRICTEST)
                        .verdict()
                        .rules())
                .containsExactly(RuleId.PROCESS_NOT_VALIDATED);
        assertThat(RunCheck.of(HeatTreatment.evaluate(htst.without(0.2), "pasteurise-htst", HMBANA)))
                .isEqualTo(RunCheck.FAILS);
    }

    private static List<RuleId> judge(String run, Check... checks) {
        return new Calibrations("Device/p", List.of(checks))
                .judge(at(run), STRICTEST)
                .rules();
    }
}
