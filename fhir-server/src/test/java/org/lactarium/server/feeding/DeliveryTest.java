package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Curve;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

class DeliveryTest {

    private static final Instant SENT = at("2026-03-11T08:00");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void milkIsTakenInAtItsDestinationAndWithinIt() {
        var around = List.of("Location/ward", "Location/hospital");

        assertThat(Delivery.place("U-1", around, "Location/hospital", "Hospital", "Ward")
                        .passes())
                .isTrue();
        assertThat(Delivery.place("U-1", List.of("Location/hospital"), "Location/ward", "Ward", "Hospital")
                        .rules())
                .containsExactly(RuleId.NOT_FOR_THIS_PLACE);
    }

    @Test
    void withoutALoggerTheBoxIsTrustedForFourHoursAndNotASecondMore() {
        assertThat(unlogged(Duration.ofHours(4)).passes()).isTrue();
        assertThat(unlogged(Duration.ofHours(4).plusSeconds(1)).rules()).containsExactly(RuleId.DELIVERY_LATE);
    }

    @Test
    void aLoggerSpeaksOnlyForTheTimeItRan() {
        assertThat(logged(SENT, "-20 ".repeat(301), Duration.ofHours(5)).passes())
                .isTrue();
        assertThat(logged(SENT.plus(Duration.ofHours(5)), "-20 ".repeat(61), Duration.ofHours(6))
                        .rules())
                .containsExactly(RuleId.DELIVERY_LATE);
        // a silence until the receipt is no proof, and counts as warm
        assertThat(logged(SENT, "-20 ".repeat(61), Duration.ofHours(3)).rules())
                .containsExactly(RuleId.TRANSPORT_LEFT_RANGE, RuleId.TRANSPORT_NOT_PROVEN);
        assertThat(logged(SENT, "-20 ".repeat(60) + "-2", Duration.ofHours(1)).rules())
                .containsExactly(RuleId.TRANSPORT_LEFT_RANGE);
    }

    @Test
    void whatWasRecalledMeanwhileIsStoppedHoweverColdItCame() {
        var recalled = Delivery.unlogged(bottle(UnitStatus.RECALLED), SENT, SENT.plusSeconds(60), STRICTEST);
        assertThat(recalled.rules()).containsExactly(RuleId.MILK_RECALLED);
    }

    private static Verdict unlogged(Duration way) {
        return Delivery.unlogged(bottle(UnitStatus.DISPENSED), SENT, SENT.plus(way), STRICTEST);
    }

    private static Verdict logged(Instant from, String data, Duration way) {
        var curve = Curve.parse(from, MINUTE, 0, 1, data.strip()).orElseThrow();
        return Delivery.logged(bottle(UnitStatus.DISPENSED), SENT, curve, from, SENT.plus(way), STRICTEST);
    }

    private static BottleAtHand bottle(UnitStatus status) {
        return new BottleAtHand(
                "U-1", status, List.of(UnitStatus.RELEASED), SENT.plus(Duration.ofDays(30)), Set.of("Patient/1"), 40);
    }
}
