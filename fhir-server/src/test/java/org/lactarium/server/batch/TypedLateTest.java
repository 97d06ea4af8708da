package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.HMBANA;
import static org.lactarium.server.rule.Figures.at;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lactarium.server.rule.RuleId;

/** Four hours by the figures of HMBANA. */
class TypedLateTest {

    private static final Instant DONE = at("2026-02-03T09:00");
    private static final Downtime TOLD =
            new Downtime(at("2026-02-03T08:00"), at("2026-02-03T14:00"), Set.of("U-1", "U-2"), true);

    @Test
    void soonAfterItOnePersonsWordSufficesAndNotASecondLonger() {
        assertThat(judge("2026-02-03T13:00:00", false, null)).isEmpty();
        assertThat(judge("2026-02-03T13:00:01", false, null)).containsExactly(RuleId.LATE_UNCONFIRMED);
        assertThat(judge("2026-02-03T13:00:01", false, TOLD)).containsExactly(RuleId.TYPED_LATE);
    }

    @Test
    void whatMetALimitThatHasPassedSinceAsksForTwoPeopleHoweverSoonItIsTyped() {
        assertThat(judge("2026-02-03T09:01:00", true, null)).containsExactly(RuleId.LATE_UNCONFIRMED);
        assertThat(judge("2026-02-03T09:01:00", true, TOLD)).containsExactly(RuleId.TYPED_LATE);
    }

    @Test
    void aReportSpeaksForItsMilkInItsTimeOnceTwoPeopleHaveSaidSo() {
        var one = new Downtime(TOLD.from(), TOLD.to(), TOLD.numbers(), false);
        var other = new Downtime(TOLD.from(), TOLD.to(), Set.of("U-1"), true);
        var earlier = new Downtime(TOLD.from(), at("2026-02-03T08:59"), TOLD.numbers(), true);

        for (var report : List.of(one, other, earlier)) {
            assertThat(judge("2026-02-03T15:00:00", false, report)).containsExactly(RuleId.LATE_UNCONFIRMED);
        }
    }

    @Test
    void aStepThatOnlyTakesTimeFromTheMilkIsBelievedAndNoted() {
        assertThat(TypedLate.noted(List.of("U-1"), DONE, at("2026-02-03T13:00"), HMBANA)
                        .rules())
                .isEmpty();
        var late = TypedLate.noted(List.of("U-1"), DONE, at("2026-02-03T13:01"), HMBANA);
        assertThat(late.rules()).containsExactly(RuleId.TYPED_LATE);
        assertThat(late.passes()).isTrue();
    }

    private static List<RuleId> judge(String typed, boolean passed, @Nullable Downtime report) {
        return TypedLate.judge(List.of("U-1", "U-2"), DONE, at(typed), passed, report, HMBANA)
                .rules();
    }
}
