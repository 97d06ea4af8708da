package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.at;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.donor.Span;
import org.lactarium.server.rule.RuleId;

class FeedCheckTest {

    private static final Instant NOW = at("2026-03-01T09:00");
    private static final InfantFile BABY =
            new InfantFile("Patient/baby", List.of(Span.ALWAYS), List.of(), List.of(Span.ALWAYS));

    @Test
    void saysOkToADispensedBottleInDateForAConsentedInfantWithAnOrder() {
        assertThat(check(bottle(UnitStatus.DISPENSED), BABY)).isEmpty();
    }

    @Test
    void stopsAnotherInfantsBottle() {
        var twin = new InfantFile("Patient/twin", List.of(Span.ALWAYS), List.of(), BABY.orders());

        assertThat(check(bottle(UnitStatus.DISPENSED), twin)).containsExactly(RuleId.MILK_NOT_DISPENSED_TO_INFANT);
    }

    @Test
    void stopsAnExpiredBottle() {
        var late = FeedCheck.judge(bottle(UnitStatus.DISPENSED), BABY, at("2026-07-16T00:00"));

        assertThat(late.rules()).containsExactly(RuleId.BOTTLE_EXPIRED);
    }

    @Test
    void stopsMilkThatWasRecalledOrHeldAnywhereUpTheLine() {
        var recalledBatch = bottle(UnitStatus.DISPENSED, UnitStatus.RECALLED);
        var heldBatch = bottle(UnitStatus.DISPENSED, UnitStatus.QUARANTINE);

        assertThat(check(recalledBatch, BABY)).containsExactly(RuleId.MILK_RECALLED);
        assertThat(check(heldBatch, BABY)).containsExactly(RuleId.MILK_ON_HOLD);
        assertThat(check(bottle(UnitStatus.PENDING_RESULTS), BABY)).containsExactly(RuleId.MILK_NOT_RELEASED);
    }

    @Test
    void stopsWithoutConsentOrOrderAndARefusalIsStrongerThanAConsent() {
        var none = new InfantFile("Patient/baby", List.of(), List.of(), List.of());
        var refused = new InfantFile("Patient/baby", List.of(Span.ALWAYS), List.of(Span.since(NOW)), BABY.orders());

        assertThat(check(bottle(UnitStatus.DISPENSED), none))
                .containsExactly(RuleId.INFANT_CONSENT_MISSING, RuleId.ORDER_NOT_ACTIVE);
        assertThat(check(bottle(UnitStatus.DISPENSED), refused)).containsExactly(RuleId.INFANT_CONSENT_MISSING);
    }

    @Test
    void refusesAFeedOfMoreThanTheBottleHoldsOrFromTheFuture() {
        var bottle = bottle(UnitStatus.DISPENSED);

        assertThat(FeedCheck.given(bottle, BABY, NOW, 50, NOW).passes()).isTrue();
        assertThat(FeedCheck.given(bottle, BABY, NOW, 50.5, NOW).rules()).containsExactly(RuleId.FEED_VOLUME_EXCEEDED);
        assertThat(FeedCheck.given(bottle, BABY, NOW, 0, NOW).rules()).containsExactly(RuleId.FEED_VOLUME_EXCEEDED);
        assertThat(FeedCheck.given(bottle, BABY, NOW.plusSeconds(60), 5, NOW).rules())
                .containsExactly(RuleId.FEED_TIME_IN_FUTURE);
    }

    private static BottleAtHand bottle(UnitStatus status) {
        return bottle(status, UnitStatus.RELEASED);
    }

    private static BottleAtHand bottle(UnitStatus status, UnitStatus batch) {
        return new BottleAtHand("U-9", status, List.of(batch), at("2026-07-15T23:59:59"), Set.of("Patient/baby"), 50);
    }

    private static List<RuleId> check(BottleAtHand bottle, InfantFile infant) {
        return FeedCheck.judge(bottle, infant, NOW).rules();
    }
}
