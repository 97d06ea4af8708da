package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lactarium.server.rule.RuleId;

class DonorLimitTest {

    @Test
    void refusesTheMilkOfOneDonorMoreThanTheParentsAccept() {
        var two = new DonorLimit(2, Set.of("D-1", "D-2"));

        assertThat(two.judge(Set.of("D-3")).rules()).containsExactly(RuleId.DONORS_PER_INFANT_EXCEEDED);
        assertThat(two.judge(Set.of("D-2")).passes()).isTrue();
        assertThat(new DonorLimit(2, Set.of("D-1")).judge(Set.of("D-3")).passes())
                .isTrue();
    }

    @Test
    void setsNoLimitWhereTheParentsSetNone() {
        assertThat(new DonorLimit(null, Set.of()).judge(Set.of("D-1", "D-2")).passes())
                .isTrue();
    }
}
