package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

class FeedIncidentTest {

    private static final Instant NOW = Instant.parse("2026-03-01T01:00:00Z");

    @Test
    void aFeedOfNothingOrFromTheFutureHasNotHappened() {
        assertThat(FeedIncident.credible(NOW, 0.1, NOW).passes()).isTrue();
        assertThat(FeedIncident.credible(NOW, 0, NOW).rules()).containsExactly(RuleId.FEED_VOLUME_NOT_POSITIVE);
        assertThat(FeedIncident.credible(NOW, Double.NaN, NOW).rules())
                .containsExactly(RuleId.FEED_VOLUME_NOT_POSITIVE);
        assertThat(FeedIncident.credible(NOW.plusMillis(1), 5, NOW).rules())
                .containsExactly(RuleId.FEED_TIME_IN_FUTURE);
    }

    @Test
    void moreThanABottleCanHoldCameOutOfNoBottle() {
        assertThat(FeedIncident.fromBottle("U-1", 120, 60).passes()).isTrue();
        assertThat(FeedIncident.fromBottle("U-1", 120.1, 60).rules()).containsExactly(RuleId.FEED_VOLUME_EXCEEDED);
        assertThat(FeedIncident.fromBottle("U-1", 90_000, 60).rules()).containsExactly(RuleId.FEED_VOLUME_EXCEEDED);
        assertThat(FeedIncident.fromBottle("U-1", Double.NaN, 60).passes()).isFalse();
    }

    @Test
    void aMissingPaperIsOverriddenByTwoPeopleAndWhatIsWrongWithTheMilkByNobody() {
        var paper = Verdict.of(RuleId.INFANT_CONSENT_MISSING, NOW).and(Verdict.of(RuleId.ORDER_NOT_ACTIVE, NOW));
        assertThat(FeedIncident.overridable("U-1", paper).passes()).isTrue();
        for (var rule : new RuleId[] {
            RuleId.MILK_RECALLED,
            RuleId.MILK_ON_HOLD,
            RuleId.MILK_NOT_RELEASED,
            RuleId.MILK_USED_UP,
            RuleId.BOTTLE_EXPIRED,
            RuleId.THAWED_TOO_LONG,
            RuleId.WARMED_TOO_LONG
        }) {
            assertThat(FeedIncident.overridable("U-1", paper.and(Verdict.of(rule, "U-1", NOW)))
                            .rules())
                    .containsExactly(RuleId.STOP_NOT_OVERRIDABLE);
        }
        assertThat(FeedIncident.overridable("U-1", Verdict.clear()).rules()).containsExactly(RuleId.FEED_NOT_STOPPED);
    }
}
