package org.lactarium.server.donor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rulebook.RuleProfileFile;

/** All milk here is expressed on 1 February 2026. */
class WomanRulesTest {

    private static final RuleProfile HKBMB = RuleProfileFile.load("hkbmb");
    private static final RuleProfile NICE = RuleProfileFile.load("nice-cg93");

    @Test
    void milkOfAManAsksAPersonAndARecordThatDoesNotSayDoesNot() {
        assertThat(rules(woman("male", "1992-06-11", "2025-08-20"))).containsExactly(RuleId.DONOR_SEX);
        assertThat(rules(woman("female", "1992-06-11", "2025-08-20"))).isEmpty();
        assertThat(rules(woman(null, "1992-06-11", "2025-08-20"))).isEmpty();
    }

    @Test
    void aDonorIsEighteenOnTheDayOfExpressionAndNotOlderThanAMotherCanBe() {
        assertThat(rules(woman("female", "2008-02-01", "2025-08-20"))).isEmpty();
        assertThat(rules(woman("female", "2008-02-02", "2025-08-20"))).containsExactly(RuleId.DONOR_AGE);
        assertThat(rules(woman("female", "1966-02-01", "2025-08-20"))).isEmpty();
        assertThat(rules(woman("female", "1966-01-31", "2025-08-20"))).containsExactly(RuleId.DONOR_AGE);
    }

    @Test
    void aDonorWhoWasBornInTheFutureThreeYearsAgoOrLongAgoIsAWrongDate() {
        assertThat(rules(woman("female", "2027-01-01"))).containsExactly(RuleId.DONOR_AGE);
        assertThat(rules(woman("female", "2023-01-01"))).containsExactly(RuleId.DONOR_AGE);
        assertThat(rules(woman("female", "1906-01-01"))).containsExactly(RuleId.DONOR_AGE);
    }

    @Test
    void ofAYearAloneTheYoungerAndTheOlderReadingAreAsked() {
        var someDayOf2008 =
                new Woman("female", new Birth(LocalDate.parse("2008-01-01"), LocalDate.parse("2008-12-31")), List.of());

        assertThat(rules(someDayOf2008)).containsExactly(RuleId.DONOR_AGE);
    }

    @Test
    void herChildIsUnderAYearOldOnTheDayOfExpression() {
        assertThat(rules(woman("female", "1992-06-11", "2025-02-02"))).isEmpty();
        assertThat(rules(woman("female", "1992-06-11", "2025-02-01"))).containsExactly(RuleId.CHILD_TOO_OLD);
        assertThat(rules(NICE, woman("female", "1992-06-11", "2024-02-02"))).isEmpty();
        assertThat(rules(NICE, woman("female", "1992-06-11", "2024-02-01"))).containsExactly(RuleId.CHILD_TOO_OLD);
    }

    @Test
    void theYoungestChildThatWasBornCounts() {
        assertThat(rules(woman("female", "1992-06-11", "2022-03-01", "2025-08-20")))
                .isEmpty();
        assertThat(rules(woman("female", "1992-06-11", "2022-03-01", "2026-03-01")))
                .containsExactly(RuleId.CHILD_TOO_OLD);
    }

    @Test
    void milkFromBeforeTheBirthOfHerChildIsAWrongDateOrAQuestion() {
        assertThat(rules(woman("female", "1992-06-11", "2026-02-01"))).isEmpty();
        assertThat(rules(woman("female", "1992-06-11", "2026-02-02"))).containsExactly(RuleId.CHILD_NOT_BORN);
    }

    @Test
    void noChildIsBornBeforeItsMotherOrOfAChild() {
        assertThat(rules(woman("female", "1992-06-11", "1985-01-01", "2025-08-20")))
                .containsExactly(RuleId.BIRTH_IMPLAUSIBLE);
        assertThat(rules(woman("female", "1992-06-11", "2001-06-11", "2025-08-20")))
                .containsExactly(RuleId.BIRTH_IMPLAUSIBLE);
        assertThat(rules(woman("female", "1992-06-11", "2002-06-11", "2025-08-20")))
                .isEmpty();
    }

    @Test
    void whetherABirthMustBeOnRecordSaysTheProfile() {
        assertThat(rules(woman("female", "1992-06-11"))).isEmpty();
        assertThat(rules(HKBMB, woman("female", "1992-06-11"))).containsExactly(RuleId.CHILD_UNKNOWN);
    }

    @Test
    void milkFromBeforeHerEnrolmentIsTakenAsFarBackAsTheProfileSaysWhenBloodAndInterviewReachThere() {
        var since = List.of(Span.since(at("2026-03-01T10:00")));
        var donor = Donors.file(
                since, since, List.of(), Donors.healthy(at("2026-03-01T09:00")).serology(), List.of());

        assertThat(rules(NICE, donor, "2025-12-01T00:00")).isEmpty();
        assertThat(rules(NICE, donor, "2025-11-30T23:59"))
                .contains(RuleId.DONOR_NOT_ENROLLED, RuleId.DONOR_CONSENT_MISSING);
        assertThat(rules(STRICTEST, donor, "2026-02-01T06:00"))
                .containsExactly(RuleId.DONOR_NOT_ENROLLED, RuleId.DONOR_CONSENT_MISSING);
        assertThat(rules(NICE, Donors.deferred(donor, new Deferral(Span.ALWAYS, "medicine")), "2026-02-01T06:00"))
                .containsExactly(RuleId.DONOR_DEFERRED);
    }

    @Test
    void milkFromATimeInWhichHerEnrolmentRestedIsNoEarlyMilk() {
        var pause =
                List.of(new Span(at("2026-01-01T00:00"), at("2026-01-20T00:00")), Span.since(at("2026-02-10T00:00")));
        var donor = Donors.file(
                pause,
                List.of(Span.ALWAYS),
                List.of(),
                Donors.healthy(at("2026-01-10T09:00")).serology(),
                List.of());

        assertThat(rules(NICE, donor, "2026-02-01T06:00")).containsExactly(RuleId.DONOR_NOT_ENROLLED);
    }

    @Property
    void aChildThatIsOldEnoughToStopMilkTodayStopsItTomorrow(
            @ForAll @IntRange(min = -500, max = 500) int born, @ForAll @IntRange(min = 0, max = 400) int later) {
        var day = LocalDate.parse("2026-02-01");
        var donor = Donors.who(
                Donors.healthy(at("2026-01-10T09:00")),
                new Woman("female", null, List.of(Birth.on(day.plusDays(born)))));
        var then = at("2026-02-01T06:00");
        var tooOld = WomanRules.judge(donor, then, STRICTEST).mentions(RuleId.CHILD_TOO_OLD);

        assertThat(!tooOld
                        || WomanRules.judge(donor, then.plusSeconds(later * 86400L), STRICTEST)
                                .mentions(RuleId.CHILD_TOO_OLD))
                .isTrue();
    }

    private static List<RuleId> rules(Woman woman) {
        return rules(STRICTEST, woman);
    }

    private static List<RuleId> rules(RuleProfile profile, Woman woman) {
        return rules(profile, Donors.who(Donors.healthy(at("2026-01-10T09:00")), woman), "2026-02-01T06:00");
    }

    private static List<RuleId> rules(RuleProfile profile, DonorFile donor, String expressed) {
        return DonorRules.judge(donor, at(expressed), profile).rules();
    }

    private static Woman woman(@Nullable String sex, String born, String... children) {
        return new Woman(
                sex,
                Birth.on(LocalDate.parse(born)),
                Arrays.stream(children).map(LocalDate::parse).map(Birth::on).toList());
    }
}
