package org.lactarium.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

class ReappraisalTest {

    private static final Set<UnitStatus> FEEDABLE =
            Set.of(UnitStatus.RELEASED, UnitStatus.ALLOCATED, UnitStatus.DISPENSED);

    @Test
    void recallsWhatWasLetGoAndRejectsWhatWaits() {
        var tooShort = Verdict.of(RuleId.HOLD_TOO_SHORT);

        assertThat(Reappraisal.step(UnitStatus.DISPENSED, tooShort)).contains(Step.RECALL);
        assertThat(Reappraisal.step(UnitStatus.PENDING_RESULTS, tooShort)).contains(Step.REJECT);
    }

    @Test
    void holdsMilkThatWasLetGoWithoutACultureTheNewFiguresAskForButLetsWaitingMilkWait() {
        var missing = Verdict.of(RuleId.CULTURE_PRE_MISSING);

        assertThat(Reappraisal.step(UnitStatus.RELEASED, missing)).contains(Step.HOLD);
        assertThat(Reappraisal.step(UnitStatus.PENDING_RESULTS, missing)).isEqualTo(Optional.empty());
        assertThat(Reappraisal.step(UnitStatus.QUARANTINE, missing)).isEqualTo(Optional.empty());
    }

    @Property
    void otherFiguresNeverLeadTowardRelease(@ForAll UnitStatus status, @ForAll @Size(max = 4) List<RuleId> broken) {
        var verdict = Verdict.all(broken.stream().map(rule -> Verdict.of(rule)));
        var to = Reappraisal.step(status, verdict).flatMap(step -> UnitMoves.after(status, step));

        assertThat(to).isNotEqualTo(Optional.of(status));
        to.ifPresent(where -> assertThat(FEEDABLE).doesNotContain(where));
    }

    @Property
    void milkThatEveryRulePassesStaysWhereItStands(@ForAll UnitStatus status, @ForAll List<RuleId> asked) {
        var verdict = Verdict.all(asked.stream().map(rule -> Verdict.satisfied(rule)));

        assertThat(Reappraisal.step(status, verdict)).isEmpty();
    }
}
