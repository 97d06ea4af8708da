package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lactarium.server.rule.Figures;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile.Band;
import org.lactarium.server.rule.RuleProfile.Shortage;

class PriorityTest {

    private static final Shortage SHORTAGE =
            new Shortage(2000.0, List.of(new Band("first", 28.0, 1000.0, 0), new Band("second", 32.0, 1500.0, 500)));

    @Test
    void nobodyWaitsWhileThereIsEnoughOrWhereTheBankHasSetNoThreshold() {
        assertThat(Priority.judge(born(40.0, 3500.0), 2000, SHORTAGE).rules()).isEmpty();
        assertThat(Priority.judge(born(null, null), 0, Figures.STRICTEST.shortage())
                        .passes())
                .isTrue();
    }

    @Test
    void anInfantOfNoBandWaitsWhileMilkIsShort() {
        assertThat(Priority.judge(born(32.0, 1500.0), 1999.9, SHORTAGE).rules())
                .containsExactly(RuleId.RESERVED_FOR_PRIORITY);
    }

    @Test
    void whatTheRecordDoesNotSayMakesNobodyUrgent() {
        assertThat(Priority.judge(born(null, null), 100, SHORTAGE).rules())
                .containsExactly(RuleId.RESERVED_FOR_PRIORITY);
    }

    @Test
    void eitherFigureMakesAnInfantUrgentAndTheLastMilkWaitsForTheMostUrgent() {
        var small = born(null, 1499.0);
        assertThat(Priority.judge(small, 500, SHORTAGE).passes()).isTrue();
        assertThat(Priority.judge(small, 499, SHORTAGE).rules()).containsExactly(RuleId.RESERVED_FOR_PRIORITY);
        assertThat(Priority.judge(born(27.9, 1499.0), 1, SHORTAGE).passes()).isTrue();
    }

    @Test
    void aPersonMaySetPriorityAsideAndThatIsNoted() {
        var overridden = Priority.overridden(born(40.0, null), 100, SHORTAGE);
        assertThat(overridden.passes()).isTrue();
        assertThat(overridden.rules()).containsExactly(RuleId.PRIORITY_OVERRIDDEN);
        assertThat(Priority.overridden(born(27.0, null), 100, SHORTAGE).rules()).isEmpty();
    }

    @Test
    void everyProfileNamesItsBandsMostUrgentFirst() {
        for (var profile : List.of(Figures.STRICTEST, Figures.NICE, Figures.HMBANA)) {
            assertThat(profile.shortage().below()).isNull();
            assertThat(profile.shortage().bands()).extracting(Band::downTo).isSorted();
            assertThat(profile.figures())
                    .anySatisfy(figure -> assertThat(figure.key()).isEqualTo("priority.extremely-preterm"));
        }
    }

    private static Newborn born(@Nullable Double gestation, @Nullable Double birthWeight) {
        return new Newborn(gestation, birthWeight);
    }
}
