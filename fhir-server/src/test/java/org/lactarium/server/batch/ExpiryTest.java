package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.NICE;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;
import static org.lactarium.server.rule.Figures.day;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExpiryTest {

    @Test
    void theEarlierOfTwoClocksCounts() {
        var expiry = Expiry.of(at("2026-01-15T06:00"), at("2026-02-20T10:00"), STRICTEST);

        assertThat(expiry.lastDay()).isEqualTo(day("2026-07-15"));
        assertThat(Expiry.of(at("2026-01-15T06:00"), at("2026-02-20T10:00"), NICE)
                        .lastDay())
                .isEqualTo(day("2026-07-15"));
    }

    @Test
    void clampsAtTheEndOfAShorterMonth() {
        assertThat(lastDay("2025-08-31T06:00")).isEqualTo("2026-02-28");
        assertThat(lastDay("2027-08-31T06:00")).isEqualTo("2028-02-29");
    }

    @Test
    void theLastDayEndsOneSecondBeforeMidnightInHongKong() {
        var expiry = Expiry.of(at("2026-01-15T06:00"), at("2026-01-20T10:00"), STRICTEST);

        assertThat(expiry.end()).isEqualTo(Instant.parse("2026-07-15T15:59:59Z"));
        assertThat(expiry.over(Instant.parse("2026-07-15T15:59:59Z"))).isFalse();
        assertThat(expiry.over(Instant.parse("2026-07-15T16:00:00Z"))).isTrue();
    }

    @Test
    void anExpressionShortlyAfterMidnightInHongKongBelongsToThatDayAndNotToUtcs() {
        assertThat(lastDay("2026-01-16T00:30")).isEqualTo("2026-07-16");
    }

    private static String lastDay(String expressed) {
        var moment = at(expressed);
        return Expiry.of(moment, moment, STRICTEST).lastDay().toString();
    }
}
