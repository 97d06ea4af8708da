package org.lactarium.server.donor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.NICE;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lactarium.server.donor.SerologyResult.Answer;
import org.lactarium.server.rule.Figures;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.SerologyForm;
import org.lactarium.server.rule.SerologyTest;

class DonorRulesTest {

    @Test
    void acceptsMilkOfAnEnrolledConsentingNonReactiveDonor() {
        var donor = Donors.healthy(at("2026-01-10T09:00"));

        assertThat(DonorRules.judge(donor, at("2026-02-01T06:00"), STRICTEST).passes())
                .isTrue();
    }

    @Test
    void judgesEnrolmentAndConsentAtTheTimeOfExpressionAndNotOfReceipt() {
        var donor = Donors.file(
                List.of(Span.since(at("2026-02-01T00:00"))),
                List.of(new Span(null, at("2026-02-10T00:00"))),
                List.of(),
                Donors.panel(at("2026-01-10T09:00"), Answer.NON_REACTIVE),
                List.of());

        assertThat(rules(donor, "2026-01-31T06:00")).containsExactly(RuleId.DONOR_NOT_ENROLLED);
        assertThat(rules(donor, "2026-02-05T06:00")).isEmpty();
        assertThat(rules(donor, "2026-02-11T06:00")).containsExactly(RuleId.DONOR_CONSENT_MISSING);
    }

    @Test
    void refusesMilkExpressedInsideADeferral() {
        var donor = Donors.deferred(
                Donors.healthy(at("2026-01-10T09:00")),
                new Deferral(new Span(at("2026-02-03T00:00"), at("2026-02-05T00:00")), "medicine"));

        assertThat(rules(donor, "2026-02-04T06:00")).containsExactly(RuleId.DONOR_DEFERRED);
        assertThat(rules(donor, "2026-02-06T06:00")).isEmpty();
    }

    @Test
    void holdsMilkWhileOneInfectionOfThePanelIsUntested() {
        var serology = Donors.panel(at("2026-01-10T09:00"), Answer.NON_REACTIVE);
        serology.removeIf(result -> result.test() == SerologyTest.HTLV);

        assertThat(rules(Donors.with(serology), "2026-02-01T06:00")).containsExactly(RuleId.SEROLOGY_INCOMPLETE);
    }

    @Test
    void doesNotTrustAPreliminaryOrUnclearResult() {
        for (var answer : List.of(Answer.NON_REACTIVE, Answer.UNCLEAR)) {
            var preliminary = new SerologyResult(SerologyTest.HCV, at("2026-01-10T09:00"), false, answer);
            assertThat(rules(without(SerologyTest.HCV, preliminary), "2026-02-01T06:00"))
                    .containsExactly(RuleId.SEROLOGY_NOT_FINAL);
        }
        var number = new SerologyResult(SerologyTest.HCV, at("2026-01-10T09:00"), true, Answer.UNCLEAR);
        assertThat(rules(without(SerologyTest.HCV, number), "2026-02-01T06:00"))
                .containsExactly(RuleId.SEROLOGY_UNDETERMINED);
    }

    @Test
    void aFormOfATestThatIsNoScreenDoesNotAnswerThePanel() {
        var forms = EnumSet.complementOf(EnumSet.of(SerologyForm.SCREEN));
        assertThat(forms).allSatisfy(form -> {
            var result = new SerologyResult(
                    SerologyTest.HIV, Set.of(form), false, at("2026-01-10T09:00"), true, Answer.NON_REACTIVE);
            assertThat(rules(without(SerologyTest.HIV, result), "2026-02-01T06:00"))
                    .containsExactly(RuleId.SEROLOGY_INCOMPLETE);
        });
    }

    @Test
    void whatOnePartOfThePanelFindsIsNotExplainedByTheConfirmationOfAnother() {
        assertThat(SerologyForm.values())
                .allSatisfy(found -> assertThat(SerologyForm.values()).allSatisfy(confirmed -> {
                    var serology = Donors.panel(at("2026-01-10T09:00"), Answer.NON_REACTIVE);
                    serology.add(one(found, false, "2026-01-20T09:00", Answer.REACTIVE));
                    serology.add(one(confirmed, true, "2026-01-20T09:00", Answer.NON_REACTIVE));

                    assertThat(rules(Donors.with(serology), "2026-02-01T06:00").contains(RuleId.SEROLOGY_REACTIVE))
                            .as(found + " confirmed as " + confirmed)
                            .isEqualTo(found != confirmed);
                }));
    }

    @Test
    void anInfectionOutsideThePanelHoldsWhenSomebodyLookedAndIsNeverMissing() {
        var figures = STRICTEST.serology();
        var narrow = Figures.with(new RuleProfile.Serology(
                List.of(SerologyTest.HIV), figures.validity(), figures.beforeFirstSample(), figures.disregard()));
        var wanted = new SerologyResult(SerologyTest.HIV, at("2026-01-10T09:00"), true, Answer.NON_REACTIVE);
        var rules = Map.of(
                Answer.REACTIVE, RuleId.SEROLOGY_REACTIVE,
                Answer.INDETERMINATE, RuleId.SEROLOGY_UNDETERMINED,
                Answer.UNCLEAR, RuleId.SEROLOGY_UNDETERMINED);

        assertThat(DonorRules.judge(Donors.with(List.of(wanted)), at("2026-02-01T06:00"), narrow)
                        .passes())
                .isTrue();
        rules.forEach((answer, rule) -> {
            var other = new SerologyResult(SerologyTest.HTLV, at("2025-01-10T09:00"), true, answer);
            assertThat(DonorRules.judge(Donors.with(List.of(wanted, other)), at("2026-02-01T06:00"), narrow)
                            .rules())
                    .containsExactly(rule);
        });
    }

    @Test
    void aFindingThatNoRuleKnowsHoldsHerMilkUnlessTheProfileDisregardsIt() {
        var cmv = new OtherFinding(Set.of("13949-3", "CMVG"), "13949-3", at("2026-01-10T09:00"));
        var toxoplasma = new OtherFinding(Set.of("22580-5"), "22580-5", at("2026-01-10T09:00"));

        assertThat(rules(Donors.found(cmv), "2026-02-01T06:00")).isEmpty();
        var verdict = DonorRules.judge(Donors.found(cmv, toxoplasma), at("2025-12-01T06:00"), STRICTEST);
        assertThat(verdict.findings())
                .containsExactly(Finding.of(RuleId.FINDING_UNJUDGED, "D-000417", "22580-5", at("2026-01-10T09:00")));
    }

    @Test
    void aReactiveResultStopsAllMilkWheneverItWasExpressedAndEvenWhenPreliminary() {
        var serology = Donors.panel(at("2026-01-10T09:00"), Answer.NON_REACTIVE);
        serology.add(new SerologyResult(SerologyTest.HIV, at("2026-04-10T09:00"), false, Answer.REACTIVE));

        assertThat(rules(Donors.with(serology), "2026-02-01T06:00")).containsExactly(RuleId.SEROLOGY_REACTIVE);
    }

    @Test
    void countsValidityInCalendarMonthsClampedAtTheEndOfTheMonth() {
        var donor = Donors.healthy(at("2025-11-30T09:00"));

        assertThat(rules(donor, "2026-02-28T23:59")).isEmpty();
        assertThat(rules(donor, "2026-03-01T00:01"))
                .containsOnly(RuleId.SEROLOGY_EXPIRED)
                .hasSize(1);
    }

    @Test
    void niceDoesNotRepeatSerology() {
        var donor = Donors.healthy(at("2025-01-10T09:00"));

        assertThat(DonorRules.judge(donor, at("2026-02-01T06:00"), NICE).passes())
                .isTrue();
    }

    @Test
    void aFirstSampleSpeaksForMilkOfTheNinetyDaysBeforeIt() {
        var donor = Donors.healthy(at("2026-04-01T09:00"));

        assertThat(rules(donor, "2026-01-01T06:00")).isEmpty();
        assertThat(rules(donor, "2025-12-31T06:00")).contains(RuleId.SEROLOGY_EXPIRED);
    }

    private static SerologyResult one(SerologyForm form, boolean confirms, String drawn, Answer answer) {
        return new SerologyResult(SerologyTest.SYPHILIS, Set.of(form), confirms, at(drawn), true, answer);
    }

    private static DonorFile without(SerologyTest test, SerologyResult instead) {
        var serology = Donors.panel(at("2026-01-10T09:00"), Answer.NON_REACTIVE);
        serology.removeIf(other -> other.test() == test);
        serology.add(instead);
        return Donors.with(serology);
    }

    private static List<RuleId> rules(DonorFile donor, String expressed) {
        return DonorRules.judge(donor, at(expressed), STRICTEST).rules();
    }
}
