package org.lactarium.server.donor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.NICE;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lactarium.server.donor.SerologyResult.Answer;
import org.lactarium.server.rule.RuleId;
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
        var donor = new DonorFile(
                "D-1",
                List.of(Span.since(at("2026-02-01T00:00"))),
                List.of(new Span(null, at("2026-02-10T00:00"))),
                List.of(),
                Donors.panel(at("2026-01-10T09:00"), Answer.NON_REACTIVE));

        assertThat(rules(donor, "2026-01-31T06:00")).containsExactly(RuleId.DONOR_NOT_ENROLLED);
        assertThat(rules(donor, "2026-02-05T06:00")).isEmpty();
        assertThat(rules(donor, "2026-02-11T06:00")).containsExactly(RuleId.DONOR_CONSENT_MISSING);
    }

    @Test
    void refusesMilkExpressedInsideADeferral() {
        var donor = new DonorFile(
                "D-1",
                List.of(Span.ALWAYS),
                List.of(Span.ALWAYS),
                List.of(new Deferral(new Span(at("2026-02-03T00:00"), at("2026-02-05T00:00")), "medicine")),
                Donors.panel(at("2026-01-10T09:00"), Answer.NON_REACTIVE));

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
        for (var result : List.of(
                new SerologyResult(SerologyTest.HCV, at("2026-01-10T09:00"), false, Answer.NON_REACTIVE),
                new SerologyResult(SerologyTest.HCV, at("2026-01-10T09:00"), true, Answer.UNCLEAR))) {
            var serology = Donors.panel(at("2026-01-10T09:00"), Answer.NON_REACTIVE);
            serology.removeIf(other -> other.test() == SerologyTest.HCV);
            serology.add(result);

            assertThat(rules(Donors.with(serology), "2026-02-01T06:00")).containsExactly(RuleId.SEROLOGY_NOT_FINAL);
        }
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

    private static List<RuleId> rules(DonorFile donor, String expressed) {
        return DonorRules.judge(donor, at(expressed), STRICTEST).rules();
    }
}
