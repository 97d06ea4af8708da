package org.lactarium.server.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Step;
import org.lactarium.server.release.Count.Comparator;
import org.lactarium.server.release.Culture.Stage;

class LateResultTest {

    private static final Culture CLEAN_PRE = Cultures.noGrowth(Stage.PRE);
    private static final Culture CLEAN_POST = Cultures.noGrowth(Stage.POST);
    private static final Culture GROWTH = Cultures.count(Stage.POST, Comparator.EXACTLY, 40);

    @Test
    void rejectsMilkThatWaitsAndRecallsMilkThatWasLetGo() {
        assertThat(step(UnitStatus.PENDING_RESULTS, GROWTH)).isEqualTo(Step.REJECT);
        assertThat(step(UnitStatus.RELEASED, GROWTH)).isEqualTo(Step.RECALL);
        assertThat(step(UnitStatus.DISPENSED, GROWTH)).isEqualTo(Step.RECALL);
    }

    @Test
    void holdsReleasedMilkWhoseResultWasTakenBackOrIsPreliminaryAgain() {
        assertThat(LateResult.step(UnitStatus.RELEASED, List.of(CLEAN_PRE), STRICTEST))
                .contains(Step.HOLD);
        assertThat(step(UnitStatus.RELEASED, Cultures.preliminary(CLEAN_POST))).isEqualTo(Step.HOLD);
    }

    @Test
    void leavesWaitingMilkAloneWhileResultsAreOnlyPreliminary() {
        assertThat(LateResult.step(
                        UnitStatus.PENDING_RESULTS, List.of(CLEAN_PRE, Cultures.preliminary(CLEAN_POST)), STRICTEST))
                .isEmpty();
    }

    @Test
    void holdsWaitingMilkWhenAResultDoesNotDecide() {
        assertThat(step(UnitStatus.PENDING_RESULTS, Cultures.count(Stage.POST, Comparator.LESS, 10)))
                .isEqualTo(Step.HOLD);
    }

    @Property
    void noResultEverLetsMilkGo(@ForAll UnitStatus status, @ForAll boolean last, @ForAll double count) {
        var culture = Cultures.count(Stage.POST, Comparator.EXACTLY, Math.abs(count));
        var results = List.of(CLEAN_PRE, last ? culture : Cultures.preliminary(culture));

        assertThat(LateResult.step(status, results, STRICTEST))
                .isNotEqualTo(java.util.Optional.of(Step.RELEASE))
                .isNotEqualTo(java.util.Optional.of(Step.DEALLOCATE))
                .isNotEqualTo(java.util.Optional.of(Step.REINSPECT));
    }

    private static Step step(UnitStatus status, Culture post) {
        return LateResult.step(status, List.of(CLEAN_PRE, post), STRICTEST).orElseThrow();
    }
}
