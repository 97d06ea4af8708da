package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.lactarium.server.rule.Figures;
import org.lactarium.server.rule.RuleId;

class FeedTimesTest {

    private static final Instant NOON = Figures.at("2026-03-11T12:00");
    private static final Duration EARLY = Figures.STRICTEST.ordering().early();

    @Test
    void milkIsNotUsedBeforeItWasMadeButClocksMayDiffer() {
        assertThat(FeedTimes.made("U-1", NOON, NOON.minus(EARLY), EARLY).passes())
                .isTrue();
        assertThat(FeedTimes.made("U-1", NOON, NOON.minus(EARLY).minusSeconds(1), EARLY)
                        .rules())
                .containsExactly(RuleId.MILK_NOT_MADE_YET);
        assertThat(FeedTimes.made("U-1", null, Instant.EPOCH, EARLY).passes()).isTrue();
    }

    @Test
    void anInfantIsNotFedWhatItWasNotGivenYet() {
        assertThat(FeedTimes.dispensed("U-1", NOON, NOON.minus(EARLY), EARLY).passes())
                .isTrue();
        assertThat(FeedTimes.dispensed("U-1", NOON, NOON.minus(EARLY).minusSeconds(1), EARLY)
                        .rules())
                .containsExactly(RuleId.FEED_BEFORE_DISPENSE);
    }
}
