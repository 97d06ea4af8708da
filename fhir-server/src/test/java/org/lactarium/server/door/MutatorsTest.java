package org.lactarium.server.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tools of the door's test: that they do what their names say, without a bank. */
class MutatorsTest {

    private static final int OFTEN = 15;
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-03-09T10:00:00+08:00");
    private static final Milk MILK = new Milk("B-26-0117", "P-26-0117", "D-000417");
    private static final Milk OTHER = new Milk("B-26-0118", "P-26-0118", "D-000418");

    static Stream<Mutator> mutators() {
        return Mutators.all().stream();
    }

    static Stream<Synonyms.Synonym> synonyms() {
        return Synonyms.all().stream();
    }

    static Stream<Variant> passing() {
        return Stream.of(
                        Passing.cultures(true),
                        Passing.cultures(false),
                        List.of(Passing.organismsNone(true), Passing.organismsNone(false)),
                        Passing.serology())
                .flatMap(List::stream);
    }

    static Stream<Variant> failing() {
        return Failing.all().stream();
    }

    @Test
    void everyKindOfFaultIsThereAndEveryMutatorHasANameOfItsOwn() {
        assertThat(mutators().map(Mutator::name)).doesNotHaveDuplicates();
        assertThat(mutators().map(Mutator::kind).distinct()).containsExactlyInAnyOrder(Mutator.Kind.values());
        assertThat(synonyms().map(Synonyms.Synonym::name)).doesNotHaveDuplicates();
        assertThat(failing().map(Variant::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("mutators")
    void aMutatorNeverStumblesAndDoesTheSameForTheSameSeed(Mutator mutator) {
        int changed = 0;
        for (var variant : Failing.all()) {
            for (int seed = 0; seed < OFTEN; seed++) {
                var draft = draft(variant);
                var mutated = mutator.of(draft, new Random(seed), situation());
                assertThat(mutated.bytes())
                        .isEqualTo(
                                mutator.of(draft, new Random(seed), situation()).bytes());
                changed += java.util.Arrays.equals(mutated.bytes(), draft.bytes()) ? 0 : 1;
            }
        }
        assertThat(changed).as("messages that were changed").isPositive();
    }

    @ParameterizedTest
    @MethodSource("failing")
    void inItsPlainWordsAMessageThatForbidsForbids(Variant variant) {
        assertThat(words(draft(variant).text(), variant)).isEqualTo(PlainWords.FORBIDS);
    }

    @ParameterizedTest
    @MethodSource("synonyms")
    void inItsPlainWordsAMessageSaysTheSameUnderEverySynonym(Synonyms.Synonym synonym) {
        for (int seed = 0; seed < OFTEN; seed++) {
            for (var variant : passing().toList()) {
                var text = synonym.of(draft(variant), new Random(seed)).text();
                assertThat(words(text, variant)).as(text).isEqualTo(PlainWords.PASSES);
            }
            for (var variant : Failing.all()) {
                var draft = draft(variant);
                var text = synonym.of(draft, new Random(seed)).text();
                assertThat(words(text, variant)).as(text).isIn(PlainWords.FORBIDS, PlainWords.OLDER);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "|P|2.5.1; |T|2.5.1; TEST",
                "B-26-0117; B-26-01171; NAMES_NOBODY",
                "B-26-0117; Ｂ - 26 - 0117; FORBIDS",
                "|250000|; |0|; PASSES",
                "|250000|; |2500000|; FORBIDS",
                "|250000|; ||; FORBIDS",
                "|||||F; |||||X; TAKEN_BACK",
                "OBX|; OBY|; FORBIDS",
                "|MB|F; |MB|X; FORBIDS",
                "OBR|; XBR|; FORBIDS"
            })
    void plainWordsTellWhatAMessageMayNoLongerBeAskedFor(String was, String is, PlainWords said) {
        var variant = Failing.all().stream()
                .filter(one -> one.name().equals("post NM|250000"))
                .findFirst()
                .orElseThrow();
        assertThat(words(draft(variant).text().replace(was, is), variant)).isEqualTo(said);
    }

    @ParameterizedTest
    @EnumSource(Mutator.Kind.class)
    void ofEveryKindMostMessagesStillHaveToStopTheMilk(Mutator.Kind kind) {
        int forbid = 0;
        int all = 0;
        for (var mutator : mutators().filter(one -> one.kind() == kind).toList()) {
            for (var variant : Failing.all()) {
                for (int seed = 0; seed < 10; seed++) {
                    var mutated = mutator.of(draft(variant), new Random(seed), situation());
                    forbid += words(mutated.text(), variant) == PlainWords.FORBIDS ? 1 : 0;
                    all++;
                }
            }
        }
        assertThat(forbid).as("of " + all).isGreaterThan(all / 3);
    }

    private static PlainWords words(String text, Variant variant) {
        return PlainWords.of(text, draft(variant), variant, MILK);
    }

    private static Draft draft(Variant variant) {
        return Draft.of(variant.of(new Reports(MILK, NOW)));
    }

    private static Situation situation() {
        var others = new Reports(OTHER, NOW);
        return new Situation(
                MILK,
                OTHER,
                "M1",
                others.accession(true),
                Passing.cultures(true).get(0).of(others));
    }
}
