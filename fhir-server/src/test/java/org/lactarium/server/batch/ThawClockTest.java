package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import org.junit.jupiter.api.Test;
import org.lactarium.server.batch.ThawClock.State;
import org.lactarium.server.rule.RuleId;

class ThawClockTest {

    private static final ThawClock CLOCK = ThawClock.start(at("2026-02-03T18:00"), STRICTEST);

    @Test
    void warnsAtSixteenHoursAlarmsAtTwentyAndStopsAfterTwentyFour() {
        assertThat(CLOCK.at(at("2026-02-04T09:59"))).isEqualTo(State.RUNNING);
        assertThat(CLOCK.at(at("2026-02-04T10:00"))).isEqualTo(State.WARNING);
        assertThat(CLOCK.at(at("2026-02-04T14:00"))).isEqualTo(State.ALARM);
        assertThat(CLOCK.at(at("2026-02-04T18:00"))).isEqualTo(State.ALARM);
        assertThat(CLOCK.at(at("2026-02-04T18:00").plusNanos(1))).isEqualTo(State.OVER);
    }

    @Test
    void heatingMayStartAtTheLastMomentAndNotAfterIt() {
        assertThat(CLOCK.judge(at("2026-02-04T18:00")).passes()).isTrue();
        assertThat(CLOCK.judge(at("2026-02-04T18:01")).rules()).containsExactly(RuleId.THAW_DEADLINE_PASSED);
    }
}
