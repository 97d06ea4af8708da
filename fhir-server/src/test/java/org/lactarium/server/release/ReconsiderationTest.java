package org.lactarium.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.rule.Consequence;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

class ReconsiderationTest {

    private static final Set<UnitStatus> GRAVE =
            EnumSet.of(UnitStatus.REJECTED, UnitStatus.RECALLED, UnitStatus.EXPIRED);
    private static final Set<UnitStatus> LET_GO =
            EnumSet.of(UnitStatus.RELEASED, UnitStatus.ALLOCATED, UnitStatus.DISPENSED);
    private static final Cause CULTURE = new Cause(List.of(RuleId.CULTURE_OVER_LIMIT), true, false);

    @Test
    void whatOnlyAWithdrawnFactMovedGoesBackOnHold() {
        for (var status : List.of(UnitStatus.REJECTED, UnitStatus.RECALLED)) {
            assertThat(Reconsideration.step(status, UnitType.BATCH, CULTURE, Verdict.clear(), false))
                    .contains(Step.RECONSIDER);
        }
    }

    @Test
    void staysWhenAnotherReasonStandsOrAPersonCalledItBackOrNobodyWroteWhy() {
        assertThat(step(CULTURE, Verdict.of(RuleId.SEROLOGY_CONFIRMED, "x"), false))
                .isFalse();
        assertThat(step(CULTURE, Verdict.clear(), true)).isFalse();
        assertThat(step(null, Verdict.clear(), false)).isFalse();
        assertThat(step(new Cause(List.of(RuleId.CULTURE_OVER_LIMIT), false, false), Verdict.clear(), false))
                .isFalse();
    }

    @Test
    void anotherTimeOfExpressionGivesBackWhatOnlyTheTimeHadTaken() {
        for (var rule : RuleId.values()) {
            if (rule.consequence() == Consequence.REJECT) {
                assertThat(step(
                                new Cause(List.of(rule, RuleId.DONOR_NOT_ENROLLED), false, true),
                                Verdict.clear(),
                                false))
                        .as(rule.code())
                        .isEqualTo(rule == RuleId.RAW_OVER_AGE || rule == RuleId.MILK_IN_DEFERRAL_WINDOW);
            }
        }
        assertThat(step(
                        new Cause(List.of(RuleId.RAW_OVER_AGE, RuleId.CULTURE_OVER_LIMIT), false, true),
                        Verdict.clear(),
                        false))
                .isFalse();
    }

    @Test
    void whatAPersonSawOnceStaysSaid() {
        assertThat(step(
                        new Cause(List.of(RuleId.SEAL_BROKEN, RuleId.MILK_IN_DEFERRAL_WINDOW), true, true),
                        Verdict.clear(),
                        false))
                .isFalse();
    }

    @Test
    void aRunThatIsStillUndecidedStaysRecalled() {
        var cause = new Cause(List.of(RuleId.HOLD_TOO_SHORT), true, false);
        assertThat(step(cause, Verdict.of(RuleId.CURVE_GAP, "x"), false)).isFalse();
        assertThat(step(cause, Verdict.of(RuleId.CULTURE_POST_MISSING), false)).isTrue();
    }

    @Test
    void everyRuleThatRejectsIsAskedAgainOrWasSeenByAPerson() {
        for (var rule : RuleId.values()) {
            if (rule.consequence() == Consequence.REJECT) {
                var seen = rule == RuleId.SEAL_BROKEN || rule == RuleId.DEPOSIT_THAWED;
                assertThat(step(new Cause(List.of(rule), true, false), Verdict.clear(), false))
                        .as(rule.code())
                        .isNotEqualTo(seen);
            }
        }
    }

    private static boolean step(@Nullable Cause cause, Verdict today, boolean called) {
        return Reconsideration.step(UnitStatus.REJECTED, UnitType.BATCH, cause, today, called)
                .isPresent();
    }

    /**
     * One thing that happens to a batch: a fact is written or the n-th is taken back, two people sign, a person recalls or that is
     * withdrawn.
     */
    private record Event(Kind kind, RuleId rule, int which) {}

    private enum Kind {
        FACT,
        WITHDRAWAL,
        SIGNATURES,
        DISPENSE,
        RECALL,
        RECALL_WITHDRAWAL,
        DISCARD
    }

    @Property(tries = 2000)
    void afterAnyHistoryMilkIsGraveOnlyForAReasonThatStandsAndAWithdrawalLetsNothingGo(
            @ForAll("histories") List<Event> events) {
        var batch = new Batch();
        for (var event : events) {
            var before = batch.status;
            batch.happens(event);
            if (event.kind() == Kind.WITHDRAWAL && batch.status != before) {
                assertThat(batch.status).isEqualTo(UnitStatus.QUARANTINE);
                assertThat(GRAVE).contains(before);
            }
            if (GRAVE.contains(batch.status)) {
                assertThat(batch.called || batch.today().worst() == Consequence.REJECT)
                        .as("%s after %s", batch.status, events)
                        .isTrue();
            }
        }
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        var rules = Arbitraries.of(
                RuleId.CULTURE_OVER_LIMIT,
                RuleId.SEROLOGY_CONFIRMED,
                RuleId.HOLD_TOO_SHORT,
                RuleId.CULTURE_UNDETERMINED,
                RuleId.SEROLOGY_REACTIVE);
        var kinds = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.of(Kind.FACT)),
                Tuple.of(6, Arbitraries.of(Kind.WITHDRAWAL)),
                Tuple.of(3, Arbitraries.of(Kind.SIGNATURES)),
                Tuple.of(2, Arbitraries.of(Kind.DISPENSE)),
                Tuple.of(2, Arbitraries.of(Kind.RECALL, Kind.RECALL_WITHDRAWAL)),
                Tuple.of(1, Arbitraries.of(Kind.DISCARD)));
        return Combinators.combine(kinds, rules, Arbitraries.integers().between(0, 7))
                .as(Event::new)
                .list()
                .ofMaxSize(25);
    }

    /** A batch as the record keeps it: its facts, where it stands, and what was written down of its last grave move. */
    private static final class Batch {

        private final List<RuleId> facts = new ArrayList<>();
        private final List<Boolean> withdrawn = new ArrayList<>();
        private UnitStatus status = UnitStatus.PENDING_RESULTS;
        private boolean called;
        private UnitStatus foundAs = UnitStatus.PENDING_RESULTS;
        private List<Integer> causes = List.of();

        void happens(Event event) {
            switch (event.kind()) {
                case FACT -> {
                    facts.add(event.rule());
                    withdrawn.add(false);
                    Reappraisal.step(status, today()).ifPresent(this::moved);
                }
                case WITHDRAWAL -> {
                    if (event.which() < facts.size()) {
                        withdrawn.set(event.which(), true);
                        reconsider();
                    }
                }
                case SIGNATURES -> {
                    if (today().passes()) {
                        take(Step.RELEASE);
                    }
                }
                case DISPENSE -> take(Step.DISPENSE);
                case RECALL -> {
                    if (UnitMoves.after(status, Step.RECALL).isPresent()) {
                        called = true;
                        foundAs = status;
                    }
                    take(Step.RECALL);
                }
                case RECALL_WITHDRAWAL -> {
                    if (called) {
                        called = false;
                        comesBack();
                    }
                }
                case DISCARD -> take(Step.DISCARD);
            }
        }

        private void moved(Step step) {
            take(step);
            if (GRAVE.contains(status)) {
                causes = standing();
            }
        }

        private void reconsider() {
            var cause = causes.isEmpty()
                    ? null
                    : new Cause(
                            causes.stream().map(facts::get).toList(),
                            causes.stream().anyMatch(withdrawn::get),
                            false);
            Reconsideration.step(status, UnitType.BATCH, cause, today(), called).ifPresent(this::take);
        }

        /** As the record does it: what fails by the facts has them as its cause from now on. */
        private void comesBack() {
            var fails = today().worst() == Consequence.REJECT;
            var stays = fails && LET_GO.contains(foundAs);
            if (status != UnitStatus.RECALLED) {
                return;
            }
            if (!stays) {
                take(Step.RECONSIDER);
            }
            if (fails || foundAs == UnitStatus.REJECTED) {
                take(stays ? Step.RECALL : Step.REJECT);
                causes = fails ? standing() : causes;
                reconsider();
            }
        }

        private List<Integer> standing() {
            return IntStream.range(0, facts.size())
                    .filter(at -> !withdrawn.get(at))
                    .boxed()
                    .toList();
        }

        Verdict today() {
            return Verdict.all(standing().stream().map(at -> Verdict.of(facts.get(at), at)));
        }

        private void take(Step step) {
            UnitMoves.after(status, step).ifPresent(to -> status = to);
        }
    }
}
