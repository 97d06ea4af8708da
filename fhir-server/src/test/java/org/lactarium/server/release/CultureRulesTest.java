package org.lactarium.server.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.release.Cultures.count;
import static org.lactarium.server.release.Cultures.growth;
import static org.lactarium.server.release.Cultures.noGrowth;
import static org.lactarium.server.release.Cultures.organism;
import static org.lactarium.server.release.Cultures.range;
import static org.lactarium.server.rule.Figures.HMBANA;
import static org.lactarium.server.rule.Figures.NICE;
import static org.lactarium.server.rule.Figures.STRICTEST;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lactarium.server.release.Count.Comparator;
import org.lactarium.server.release.Culture.Growth;
import org.lactarium.server.release.Culture.Stage;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;

class CultureRulesTest {

    private static final Culture CLEAN_AFTER = noGrowth(Stage.POST);

    @Test
    void passesACountAtTheLimitAndRejectsOneMore() {
        assertThat(before(count(Stage.PRE, Comparator.EXACTLY, 100_000))).isEmpty();
        assertThat(before(count(Stage.PRE, Comparator.EXACTLY, 100_001))).containsExactly(RuleId.CULTURE_OVER_LIMIT);
    }

    @Test
    void holdsWhatAComparatorLeavesOpen() {
        assertThat(before(count(Stage.PRE, Comparator.MORE, 100_000))).containsExactly(RuleId.CULTURE_OVER_LIMIT);
        assertThat(before(count(Stage.PRE, Comparator.MORE, 10_000))).containsExactly(RuleId.CULTURE_UNDETERMINED);
        assertThat(before(count(Stage.PRE, Comparator.LESS, 10))).isEmpty();
        assertThat(before(count(Stage.PRE, Comparator.LESS, 1_000_000))).containsExactly(RuleId.CULTURE_UNDETERMINED);
    }

    @Test
    void decidesOnARangeOnlyWhenBothItsBoundsAreOnTheSameSideOfTheLimit() {
        assertThat(before(range(Stage.PRE, 100, 100_000))).isEmpty();
        assertThat(before(range(Stage.PRE, 100_001, 200_000))).containsExactly(RuleId.CULTURE_OVER_LIMIT);
        assertThat(before(range(Stage.PRE, 50_000, 200_000))).containsExactly(RuleId.CULTURE_UNDETERMINED);
        assertThat(after(range(Stage.POST, 0, 1))).containsExactly(RuleId.CULTURE_UNDETERMINED);
        assertThat(after(range(Stage.POST, 1, 10))).containsExactly(RuleId.CULTURE_OVER_LIMIT);
    }

    @Test
    void growthThatNobodyCountedIsHeldInRawMilkAndRejectedAfterPasteurisation() {
        assertThat(before(growth(Stage.PRE))).containsExactly(RuleId.CULTURE_UNDETERMINED);
        assertThat(after(growth(Stage.POST))).containsExactly(RuleId.CULTURE_OVER_LIMIT);
    }

    @Test
    void anOrganismThatOnlyTheLaboratorysOwnWordsNameIsForAMicrobiologist() {
        var total = count(Stage.PRE, Comparator.EXACTLY, 850);
        var unnamed = organism(Stage.PRE, Culture.UNNAMED, null);

        assertThat(rules(List.of(total, CLEAN_AFTER, unnamed), STRICTEST)).containsExactly(RuleId.CULTURE_ORGANISM);
        assertThat(rules(List.of(total, CLEAN_AFTER, Cultures.preliminary(unnamed)), STRICTEST))
                .containsExactly(RuleId.CULTURE_NOT_FINAL);
    }

    @Test
    void rejectsAnyGrowthAfterPasteurisationUnlessTheProfileIsNice() {
        var one = List.of(noGrowth(Stage.PRE), count(Stage.POST, Comparator.EXACTLY, 1));

        assertThat(rules(one, STRICTEST)).containsExactly(RuleId.CULTURE_OVER_LIMIT);
        assertThat(rules(one, HMBANA)).containsExactly(RuleId.CULTURE_OVER_LIMIT);
        assertThat(rules(one, NICE)).isEmpty();
    }

    @Test
    void lessThanTenAfterPasteurisationDoesNotProveAnEmptyPlateButLessThanOneDoes() {
        assertThat(after(count(Stage.POST, Comparator.LESS, 10))).containsExactly(RuleId.CULTURE_UNDETERMINED);
        assertThat(after(count(Stage.POST, Comparator.LESS, 1))).isEmpty();
        assertThat(after(count(Stage.POST, Comparator.EXACTLY, 0))).isEmpty();
    }

    @Test
    void anOrganismAfterPasteurisationIsGrowthEvenBesideACleanCount() {
        assertThat(rules(List.of(noGrowth(Stage.PRE), CLEAN_AFTER, organism(Stage.POST, "26655003", null)), STRICTEST))
                .containsExactly(RuleId.CULTURE_OVER_LIMIT);
    }

    @Test
    void waitsForBothCulturesAndForTheLaboratorysLastWord() {
        assertThat(rules(List.of(), STRICTEST))
                .containsExactly(RuleId.CULTURE_PRE_MISSING, RuleId.CULTURE_POST_MISSING);
        assertThat(rules(List.of(), HMBANA)).containsExactly(RuleId.CULTURE_POST_MISSING);
        assertThat(before(Cultures.preliminary(noGrowth(Stage.PRE)))).containsExactly(RuleId.CULTURE_NOT_FINAL);
    }

    @Test
    void aPreliminaryFailureHoldsAndDoesNotReject() {
        assertThat(before(Cultures.preliminary(count(Stage.PRE, Comparator.EXACTLY, 200_000))))
                .containsExactly(RuleId.CULTURE_NOT_FINAL);
    }

    @Test
    void countsNamedOrganismsAgainstTheirOwnLimit() {
        var total = count(Stage.PRE, Comparator.EXACTLY, 50_000);

        assertThat(rules(List.of(total, CLEAN_AFTER, organism(Stage.PRE, "3092008", 10_001.0)), STRICTEST))
                .containsExactly(RuleId.CULTURE_OVER_LIMIT);
        assertThat(rules(List.of(total, CLEAN_AFTER, organism(Stage.PRE, "3092008", 10_000.0)), STRICTEST))
                .isEmpty();
        assertThat(rules(List.of(total, CLEAN_AFTER, organism(Stage.PRE, "3092008", null)), STRICTEST))
                .containsExactly(RuleId.CULTURE_UNDETERMINED);
    }

    @Test
    void countsOfOneGroupUnderTheBanksOwnTestCodesHaveTheirOwnLimitToo() {
        var total = count(Stage.PRE, Comparator.EXACTLY, 50_000);

        for (var test : List.of("MBENT", "MBSAU")) {
            assertThat(rules(List.of(total, CLEAN_AFTER, organism(Stage.PRE, test, 10_001.0)), STRICTEST))
                    .containsExactly(RuleId.CULTURE_OVER_LIMIT);
        }
    }

    @Test
    void aTotalWithinTheOrganismsLimitSettlesAnOrganismWithoutACount() {
        var total = count(Stage.PRE, Comparator.EXACTLY, 9_000);

        assertThat(rules(List.of(total, CLEAN_AFTER, organism(Stage.PRE, "112283007", null)), STRICTEST))
                .isEmpty();
    }

    @Test
    void bacillusCereusIsForAMicrobiologistWhateverTheCount() {
        assertThat(rules(List.of(noGrowth(Stage.PRE), CLEAN_AFTER, organism(Stage.PRE, "26655003", 1.0)), STRICTEST))
                .containsExactly(RuleId.CULTURE_ORGANISM);
    }

    @Test
    void anEmptyPlateThatTheLaboratoryWarnsOfIsHeldBeforeAndAfterPasteurisation() {
        for (var stage : Stage.values()) {
            for (var empty : List.of(
                    noGrowth(stage),
                    count(stage, Comparator.EXACTLY, 0),
                    count(stage, Comparator.AT_MOST, 0),
                    count(stage, Comparator.LESS, 1),
                    Cultures.range(stage, 0, 0))) {
                var other = noGrowth(stage == Stage.PRE ? Stage.POST : Stage.PRE);
                assertThat(rules(List.of(other, empty), STRICTEST)).isEmpty();
                assertThat(rules(List.of(other, Cultures.flagged(empty)), STRICTEST))
                        .containsExactly(RuleId.CULTURE_UNDETERMINED);
            }
        }
    }

    @Test
    void anOrganismThatDidNotGrowButIsWarnedOfIsHeld() {
        var none = new Culture(
                "Observation/2/_history/1", Stage.PRE, true, Growth.NONE, Set.of("3092008"), "S. aureus", true, null);

        assertThat(rules(List.of(noGrowth(Stage.PRE), CLEAN_AFTER, none), STRICTEST))
                .containsExactly(RuleId.CULTURE_UNDETERMINED);
    }

    @Test
    void whatIsDoubtedOpensNothingAndStillFailsWhenItIsOver() {
        var grown =
                List.of(noGrowth(Stage.PRE), Cultures.beside(CLEAN_AFTER, count(Stage.POST, Comparator.EXACTLY, 5)));
        assertThat(rules(grown, STRICTEST)).containsExactly(RuleId.CULTURE_UNDETERMINED);
        var none = List.of(noGrowth(Stage.PRE), Cultures.beside(CLEAN_AFTER, noGrowth(Stage.POST)));
        assertThat(rules(none, STRICTEST)).isEmpty();
        var doubted = List.of(noGrowth(Stage.PRE), Cultures.doubted(CLEAN_AFTER));
        assertThat(rules(doubted, STRICTEST)).containsExactly(RuleId.CULTURE_UNDETERMINED);
        var over = Cultures.doubted(count(Stage.POST, Comparator.EXACTLY, 500));
        assertThat(rules(List.of(noGrowth(Stage.PRE), over), STRICTEST)).containsExactly(RuleId.CULTURE_OVER_LIMIT);
    }

    @Test
    void aCountWithinTheBanksLimitMayBeHighForTheLaboratory() {
        var high = Cultures.flagged(count(Stage.PRE, Comparator.EXACTLY, 50_000));

        assertThat(before(high)).isEmpty();
    }

    @Test
    void theWorstOfSeveralResultsCounts() {
        assertThat(rules(
                        List.of(noGrowth(Stage.PRE), CLEAN_AFTER, count(Stage.POST, Comparator.EXACTLY, 3)), STRICTEST))
                .containsExactly(RuleId.CULTURE_OVER_LIMIT);
    }

    private static List<RuleId> before(Culture pre) {
        return rules(List.of(pre, CLEAN_AFTER), STRICTEST);
    }

    private static List<RuleId> after(Culture post) {
        return rules(List.of(noGrowth(Stage.PRE), post), STRICTEST);
    }

    private static List<RuleId> rules(List<Culture> cultures, RuleProfile profile) {
        return CultureRules.judge(cultures, profile).rules();
    }
}
