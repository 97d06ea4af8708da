package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.rule.RuleId;

class ThawEndTest {

    private static final ThawClock CLOCK = ThawClock.start(at("2026-02-03T18:00"), STRICTEST);

    @Test
    void rejectsAContainerOnTheDotAndHoldsAPoolUntilItsRunMustHaveBeenReported() {
        assertThat(ThawEnd.step(UnitType.DEPOSIT, UnitStatus.REGISTERED, ThawAlarm.THAW_STOP))
                .contains(Step.REJECT);
        assertThat(ThawEnd.step(UnitType.POOL, UnitStatus.REGISTERED, ThawAlarm.THAW_STOP))
                .contains(Step.HOLD);
        assertThat(ThawEnd.step(UnitType.POOL, UnitStatus.QUARANTINE, ThawAlarm.THAW_UNREPORTED))
                .contains(Step.REJECT);
        assertThat(ThawEnd.verdict(Step.HOLD, "P-1", CLOCK).rules()).containsExactly(RuleId.HEATING_NOT_REPORTED);
        assertThat(ThawEnd.verdict(Step.REJECT, "P-1", CLOCK).rules()).containsExactly(RuleId.THAW_DEADLINE_PASSED);
    }

    @Test
    void aWarningMovesNothing() {
        assertThat(ThawEnd.step(UnitType.POOL, UnitStatus.REGISTERED, ThawAlarm.THAW_WARNING))
                .isEmpty();
        assertThat(ThawEnd.step(UnitType.DEPOSIT, UnitStatus.QUARANTINE, ThawAlarm.THAW_ALARM))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = UnitStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REGISTERED", "QUARANTINE"})
    void milkThatWasHeatedOrDoneAwayWithIsLeftAlone(UnitStatus status) {
        for (var alarm : ThawAlarm.values()) {
            assertThat(ThawEnd.step(UnitType.POOL, status, alarm)).isEmpty();
            assertThat(ThawEnd.step(UnitType.DEPOSIT, status, alarm)).isEmpty();
        }
    }

    @Test
    void theClockSpeaksInOrderAndStopsOnlyWhenTheLastMomentIsOver() {
        assertThat(CLOCK.when(ThawAlarm.THAW_WARNING)).isEqualTo(at("2026-02-04T10:00"));
        assertThat(CLOCK.when(ThawAlarm.THAW_ALARM)).isEqualTo(at("2026-02-04T14:00"));
        assertThat(CLOCK.judge(CLOCK.when(ThawAlarm.THAW_STOP)).passes()).isFalse();
        assertThat(CLOCK.when(ThawAlarm.THAW_UNREPORTED)).isAfter(at("2026-02-04T22:00"));
    }
}
