package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rulebook.RuleProfileFile;

class OfflineRulesTest {

    private static final RuleProfile.Offline FIGURES =
            RuleProfileFile.load("strictest").offline();
    private static final Instant MADE = Instant.parse("2026-03-01T01:00:00Z");

    @Test
    void aListSpeaksForFourHoursAndNotASecondMore() {
        assertThat(OfflineRules.list(MADE, MADE.plus(Duration.ofHours(4)), FIGURES)
                        .passes())
                .isTrue();
        assertThat(OfflineRules.list(MADE, MADE.plus(Duration.ofHours(4)).plusSeconds(1), FIGURES)
                        .rules())
                .containsExactly(RuleId.OFFLINE_LIST_TOO_OLD);
    }

    @Test
    void aListSpeaksForNothingThatWasFedBeforeItWasMadeNorDoesNoList() {
        assertThat(OfflineRules.list(MADE, MADE.minus(Duration.ofMinutes(5)), FIGURES)
                        .passes())
                .isTrue();
        assertThat(OfflineRules.list(MADE, MADE.minus(Duration.ofMinutes(6)), FIGURES)
                        .rules())
                .containsExactly(RuleId.OFFLINE_LIST_UNKNOWN);
        assertThat(OfflineRules.list(null, MADE, FIGURES).rules()).containsExactly(RuleId.OFFLINE_LIST_UNKNOWN);
    }

    @Test
    void aClockMayBeFiveMinutesOffEitherWay() {
        for (int sign : new int[] {1, -1}) {
            assertThat(OfflineRules.clock(MADE.plusSeconds(sign * 300L), MADE, FIGURES)
                            .passes())
                    .isTrue();
            assertThat(OfflineRules.clock(MADE.plusSeconds(sign * 301L), MADE, FIGURES)
                            .rules())
                    .containsExactly(RuleId.DEVICE_CLOCK_WRONG);
        }
    }

    @Test
    void aThawedBottleIsOnTheListUntilTheEarliestOfItsClocks() {
        var bottle = new BottleAtHand(
                "U-1",
                UnitStatus.DISPENSED,
                List.of(UnitStatus.RELEASED),
                MADE.plus(Duration.ofDays(30)),
                Set.of("Patient/baby"),
                40,
                MADE.plus(Duration.ofHours(20)),
                MADE.plus(Duration.ofHours(1)));
        assertThat(OfflineRules.until(bottle)).isEqualTo(MADE.plus(Duration.ofHours(1)));
        assertThat(OfflineRules.recalled(bottle)).isFalse();
    }
}
