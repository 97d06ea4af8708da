package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.at;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.donor.Span;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

class ReassigningTest {

    private static final Instant NOW = at("2026-03-01T09:00");
    private static final Verdict WITHDRAWN = Verdict.of(RuleId.INFANT_CONSENT_MISSING, NOW);
    private static final InfantFile OTHER =
            new InfantFile("Patient/other", List.of(Span.ALWAYS), List.of(), List.of(Span.ALWAYS));

    @Test
    void anUnopenedBottleWhoseInfantMayNotHaveItAnyMoreIsFree() {
        assertThat(free(thawed(UnitStatus.DISPENSED), false, WITHDRAWN)).isEmpty();
    }

    @Test
    void milkThatThawedForAnInfantIsNotTakenFromIt() {
        assertThat(free(thawed(UnitStatus.DISPENSED), false, Verdict.clear()))
                .containsExactly(RuleId.BOTTLE_STILL_NEEDED);
    }

    @Test
    void whatWasOpenedForOneInfantGoesToNoOther() {
        assertThat(free(thawed(UnitStatus.DISPENSED), true, WITHDRAWN)).containsExactly(RuleId.BOTTLE_OPENED);
    }

    @Test
    void noClockOfTheBottleStartsAgain() {
        var later = thawed(UnitStatus.DISPENSED);

        assertThat(Reassigning.free(later, false, WITHDRAWN, at("2026-03-01T12:01"))
                        .rules())
                .containsExactly(RuleId.THAWED_TOO_LONG);
    }

    @Test
    void aBottleOnHoldOrInTheBankIsNotGivenOn() {
        assertThat(free(thawed(UnitStatus.QUARANTINE), false, WITHDRAWN)).containsExactly(RuleId.MILK_ON_HOLD);
        assertThat(free(thawed(UnitStatus.RELEASED), false, WITHDRAWN)).containsExactly(RuleId.BOTTLE_NOT_AT_WARD);
    }

    @Test
    void theSecondInfantNeedsConsentOrderRoomForTheDonorAndTheSameWard() {
        var bottle = thawed(UnitStatus.DISPENSED);
        var nothing = new InfantFile("Patient/other", List.of(), List.of(), List.of());
        var full = new DonorLimit(1, Set.of("Patient/a")).judge(Set.of("Patient/b"));

        assertThat(Reassigning.may(bottle, OTHER, Verdict.clear(), true, NOW).passes())
                .isTrue();
        assertThat(Reassigning.may(bottle, nothing, full, false, NOW).rules())
                .containsExactly(
                        RuleId.INFANT_CONSENT_MISSING,
                        RuleId.ORDER_NOT_ACTIVE,
                        RuleId.DONORS_PER_INFANT_EXCEEDED,
                        RuleId.INFANT_ELSEWHERE);
    }

    @Test
    void theSmallestIsAskedFirstThenWhoHasNothingThenWhoWaitsLongest() {
        var early = at("2026-02-27T09:00");
        var tiny = new Candidate("Patient/tiny", "NutritionOrder/1", 840.0, 30, NOW);
        var smallWithNothing = new Candidate("Patient/small", "NutritionOrder/2", 1200.0, 0, NOW);
        var smallWithSome = new Candidate("Patient/some", "NutritionOrder/3", 1100.0, 20, early);
        var unweighed = new Candidate("Patient/unweighed", "NutritionOrder/4", null, 0, early);
        var big = new Candidate("Patient/big", "NutritionOrder/5", 2100.0, 0, NOW);

        assertThat(Candidate.ranked(List.of(big, unweighed, smallWithSome, smallWithNothing, tiny)))
                .containsExactly(tiny, smallWithNothing, smallWithSome, unweighed, big);
    }

    private static List<RuleId> free(BottleAtHand bottle, boolean opened, Verdict first) {
        return Reassigning.free(bottle, opened, first, NOW).rules();
    }

    /** May be fed until noon. */
    private static BottleAtHand thawed(UnitStatus status) {
        return new BottleAtHand(
                "U-9",
                status,
                List.of(UnitStatus.RELEASED),
                at("2026-07-15T23:59:59"),
                Set.of("Patient/first"),
                50,
                at("2026-03-01T12:00"),
                null);
    }
}
