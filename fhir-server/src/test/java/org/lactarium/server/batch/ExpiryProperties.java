package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ExpiryProperties {

    private static final long DAY = 86_400;

    @Property(tries = 500)
    void olderMilkNeverExpiresLater(
            @ForAll @LongRange(min = 1_700_000_000, max = 2_100_000_000) long expressed,
            @ForAll @LongRange(min = 0, max = 90 * DAY) long older,
            @ForAll @LongRange(min = 0, max = 90 * DAY) long waited) {
        var heated = Instant.ofEpochSecond(expressed + waited);
        var younger = Expiry.of(Instant.ofEpochSecond(expressed), heated, STRICTEST);
        var elder = Expiry.of(Instant.ofEpochSecond(expressed - older), heated, STRICTEST);

        assertThat(elder.lastDay()).isBeforeOrEqualTo(younger.lastDay());
        assertThat(elder.end()).isBeforeOrEqualTo(younger.end());
    }

    @Property(tries = 500)
    void milkKeepsMoreThanOneHundredAndEightyDaysAndLessThanOneHundredAndEightySixFromExpression(
            @ForAll @LongRange(min = 1_700_000_000, max = 2_100_000_000) long expressed) {
        var moment = Instant.ofEpochSecond(expressed);
        var kept = Expiry.of(moment, moment, STRICTEST).end().getEpochSecond() - expressed;

        assertThat(kept).isBetween(180 * DAY, 186 * DAY);
    }
}
