package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;

class UnitMovesTest {

    /** The written state machine, once more and by hand: from, step, to. */
    private static final Set<String> WRITTEN = Set.of(
            "registered consume used",
            "registered hold quarantine",
            "registered reject rejected",
            "registered recall recalled",
            "registered expire expired",
            "registered discard discarded",
            "registered void entered-in-error",
            "quarantine reinspect registered",
            "quarantine hold quarantine",
            "quarantine reject rejected",
            "quarantine recall recalled",
            "quarantine release released",
            "quarantine readmit dispensed",
            "quarantine expire expired",
            "quarantine discard discarded",
            "quarantine void entered-in-error",
            "pending-results hold quarantine",
            "pending-results reject rejected",
            "pending-results recall recalled",
            "pending-results release released",
            "pending-results expire expired",
            "pending-results discard discarded",
            "released consume used",
            "released hold quarantine",
            "released recall recalled",
            "released allocate allocated",
            "released dispense dispensed",
            "released expire expired",
            "released discard discarded",
            "allocated hold quarantine",
            "allocated recall recalled",
            "allocated deallocate released",
            "allocated dispense dispensed",
            "allocated expire expired",
            "allocated discard discarded",
            "dispensed consume used",
            "dispensed hold quarantine",
            "dispensed recall recalled",
            "dispensed feed used",
            "dispensed expire expired",
            "dispensed discard discarded",
            "rejected hold quarantine",
            "rejected recall recalled",
            "rejected reconsider quarantine",
            "rejected discard discarded",
            "rejected void entered-in-error",
            "recalled reconsider quarantine",
            "used restore dispensed",
            "used reconsider quarantine",
            "recalled discard discarded",
            "expired reconsider quarantine",
            "expired discard discarded");

    @Test
    void allowsExactlyTheMovesThatAreWrittenDown() {
        var allowed = Arrays.stream(UnitStatus.values())
                .flatMap(from -> Arrays.stream(Step.values()).flatMap(step -> UnitMoves.after(from, step).stream()
                        .map(to -> from.code() + " " + step.name().toLowerCase() + " " + to.code())))
                .toList();

        assertThat(allowed).containsExactlyInAnyOrderElementsOf(WRITTEN);
    }

    @Test
    void usedMilkComesBackOnlyWhenWhatUsedItUpIsTakenBack() {
        assertThat(Arrays.stream(Step.values())
                        .filter(step -> UnitMoves.after(UnitStatus.USED, step).isPresent()))
                .containsExactly(Step.RESTORE, Step.RECONSIDER);
    }

    @Test
    void milkThatWasDiscardedOrVoidedNeverComesBack() {
        for (var last : EnumSet.of(UnitStatus.DISCARDED, UnitStatus.ENTERED_IN_ERROR)) {
            assertThat(Arrays.stream(Step.values()).flatMap(step -> UnitMoves.after(last, step).stream()))
                    .isEmpty();
        }
    }

    @Property(tries = 300)
    void nothingButTwoSignaturesLeadsOutOfAHoldToMilkThatMayBeFed(@ForAll Step[] steps) {
        var status = UnitStatus.QUARANTINE;
        for (var step : steps) {
            // what a ward has comes back to it; that it had it is asked of the bottle
            if (step != Step.RELEASE && step != Step.READMIT && step != Step.RESTORE) {
                status = UnitMoves.after(status, step).orElse(status);
            }
            assertThat(status).isNotIn(UnitStatus.RELEASED, UnitStatus.ALLOCATED, UnitStatus.DISPENSED);
        }
    }
}
