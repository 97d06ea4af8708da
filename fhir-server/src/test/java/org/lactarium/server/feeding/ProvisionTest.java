package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.feeding.ParentsAnswer.PERMITTED;
import static org.lactarium.server.feeding.ParentsAnswer.REFUSED;
import static org.lactarium.server.feeding.ParentsAnswer.SILENT;
import static org.lactarium.server.feeding.ParentsAnswer.UNCLEAR;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.lactarium.server.donor.Span;
import org.lactarium.server.rule.Figures;
import org.lactarium.server.rule.Phrase;
import org.lactarium.server.rule.RuleId;

class ProvisionTest {

    private static final Instant NOW = Figures.at("2026-03-11T12:00");
    private static final Span PAST = new Span(null, NOW.minusSeconds(1));

    @Test
    void anExceptionSaysTheOppositeOfWhatItStandsInHoweverDeep() {
        assertThat(says(PERMITTED, says(REFUSED)).at(NOW)).isEqualTo(REFUSED);
        assertThat(says(REFUSED, says(PERMITTED)).at(NOW)).isEqualTo(PERMITTED);
        assertThat(says(PERMITTED, says(REFUSED, says(PERMITTED))).at(NOW)).isEqualTo(PERMITTED);
        assertThat(says(REFUSED, says(PERMITTED, says(REFUSED))).at(NOW)).isEqualTo(REFUSED);
        assertThat(says(REFUSED, says(PERMITTED), says(REFUSED)).at(NOW)).isEqualTo(REFUSED);
    }

    @Test
    void anExceptionOfAnotherTimeOrOfOtherMilkSaysNothing() {
        assertThat(says(PERMITTED, with(REFUSED, PAST, true)).at(NOW)).isEqualTo(PERMITTED);
        assertThat(says(PERMITTED, with(REFUSED, PAST, true)).at(NOW.minusSeconds(9)))
                .isEqualTo(REFUSED);
        assertThat(says(PERMITTED, with(REFUSED, Span.ALWAYS, false)).at(NOW)).isEqualTo(PERMITTED);
        assertThat(with(PERMITTED, PAST, true).at(NOW)).isEqualTo(SILENT);
    }

    @Test
    void whatIsNotUnderstoodPermitsNothingAndSaysWhy() {
        var why = new Phrase("consent.part");
        var unread = new Provision(UNCLEAR, Span.ALWAYS, true, null, List.of(why), List.of());
        var infant = new InfantFile(
                "Patient/1",
                Set.of("Patient/1"),
                List.of(new Wish(Span.ALWAYS, says(PERMITTED, unread))),
                List.of(Span.ALWAYS),
                false);

        var verdict = InfantRules.judge(infant, NOW);
        assertThat(verdict.rules()).containsExactly(RuleId.INFANT_CONSENT_MISSING, RuleId.CONSENT_NOT_UNDERSTOOD);
        assertThat(verdict.findings().get(1).arguments()).contains(why);
        assertThat(FeedIncident.overridable("U-1", verdict, false).rules())
                .containsExactly(RuleId.STOP_NOT_OVERRIDABLE);
    }

    @Test
    void theNarrowestLimitOfThatTimeCounts() {
        var one = new Provision(PERMITTED, PAST, true, 1, List.of(), List.of());
        var two = new Provision(PERMITTED, Span.ALWAYS, true, 2, List.of(), List.of());
        var both = new Provision(PERMITTED, Span.ALWAYS, true, 3, List.of(), List.of(one, two));

        assertThat(both.most(NOW)).contains(2);
        assertThat(both.most(NOW.minusSeconds(9))).contains(1);
    }

    @Test
    void whatTheParentsRefusedNobodyOverrides() {
        var stop = InfantRules.judge(
                new InfantFile("Patient/1", List.of(), List.of(Span.ALWAYS), List.of(Span.ALWAYS)), NOW);

        assertThat(FeedIncident.overridable("U-1", stop, true).rules()).containsExactly(RuleId.STOP_NOT_OVERRIDABLE);
        assertThat(FeedIncident.overridable("U-1", stop, false).passes()).isTrue();
    }

    /** However they are nested: with a no of this milk that has no exception, or without any yes, nothing is permitted. */
    @Property
    void aNoWithoutAnExceptionIsNeverLostAndNothingIsPermittedWithoutAYes(@ForAll("provisions") Provision root) {
        var all = new ArrayList<Provision>();
        gather(root, all);
        if (all.stream().noneMatch(one -> one.says() == PERMITTED)) {
            assertThat(root.at(NOW)).isNotEqualTo(PERMITTED);
        }
        var withNo = new Provision(
                root.says(),
                Span.ALWAYS,
                true,
                null,
                List.of(),
                Stream.concat(root.within().stream(), Stream.of(says(REFUSED))).toList());
        assertThat(withNo.at(NOW)).isEqualTo(REFUSED);
    }

    @Provide
    Arbitrary<Provision> provisions() {
        var says = Arbitraries.of(PERMITTED, REFUSED, UNCLEAR);
        Arbitrary<Provision> leaf = says.map(ProvisionTest::says);
        return Arbitraries.recursive(
                () -> leaf,
                inner -> Combinators.combine(says, inner.list().ofMaxSize(3), Arbitraries.of(true, true, false))
                        .as((word, within, concerns) ->
                                new Provision(word, Span.ALWAYS, concerns, null, List.of(), within)),
                0,
                4);
    }

    private static void gather(Provision one, List<Provision> all) {
        all.add(one);
        one.within().forEach(inner -> gather(inner, all));
    }

    private static Provision says(ParentsAnswer word, Provision... within) {
        return new Provision(word, Span.ALWAYS, true, null, List.of(), List.of(within));
    }

    private static Provision with(ParentsAnswer word, Span period, boolean concerns) {
        return new Provision(word, period, concerns, null, List.of(), List.of());
    }
}
