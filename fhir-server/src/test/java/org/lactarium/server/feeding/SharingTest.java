package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lactarium.server.rule.RuleId;

class SharingTest {

    @Test
    void aBottleServesAsManyInfantsAsTheProfileLetsIt() {
        assertThat(Sharing.judge("U-1", Set.of("a", "b"), 2).rules()).isEmpty();
        assertThat(Sharing.judge("U-1", Set.of("a", "b", "c"), 2).rules())
                .containsExactly(RuleId.BOTTLE_INFANTS_EXCEEDED);
        assertThat(Sharing.judge("U-1", Set.of("a", "b"), 1).rules()).containsExactly(RuleId.BOTTLE_INFANTS_EXCEEDED);
    }

    @Test
    void oneInfantMayHaveAllOfItAndWithoutAFigureAnyNumberMay() {
        assertThat(Sharing.judge("U-1", Set.of("a"), 1).rules()).isEmpty();
        assertThat(Sharing.judge("U-1", Set.of("a", "b", "c"), null).rules()).isEmpty();
    }
}
