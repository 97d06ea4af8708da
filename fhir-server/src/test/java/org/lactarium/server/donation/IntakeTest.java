package org.lactarium.server.donation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.HMBANA;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import org.junit.jupiter.api.Test;
import org.lactarium.server.donation.Arrival.Condition;
import org.lactarium.server.donor.DonorFile;
import org.lactarium.server.donor.Donors;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

class IntakeTest {

    private static final DonorFile DONOR = Donors.healthy(at("2026-01-10T09:00"));

    @Test
    void acceptsFrozenSealedMilkOfAHealthyDonor() {
        var verdict = judge("2026-02-01T06:00", 90.0, Condition.FROZEN, true);

        assertThat(IntakeDecision.of(verdict)).isEqualTo(IntakeDecision.ACCEPTED);
    }

    @Test
    void rejectsThawedMilkAndBrokenSeals() {
        assertThat(judge("2026-02-01T06:00", 90.0, Condition.THAWED, false).rules())
                .containsExactly(RuleId.SEAL_BROKEN, RuleId.DEPOSIT_THAWED);
        assertThat(IntakeDecision.of(judge("2026-02-01T06:00", 90.0, Condition.THAWED, true)))
                .isEqualTo(IntakeDecision.REJECTED);
    }

    @Test
    void iceCrystalsAreHeldByTheStrictestProfileAndTakenByHmbana() {
        var arrival = arrival("2026-02-01T06:00", 90.0, Condition.ICE_CRYSTALS, true);

        assertThat(IntakeDecision.of(Intake.judge(arrival, DONOR, STRICTEST))).isEqualTo(IntakeDecision.QUARANTINED);
        assertThat(IntakeDecision.of(Intake.judge(arrival, DONOR, HMBANA))).isEqualTo(IntakeDecision.ACCEPTED);
    }

    @Test
    void holdsMilkWhoseLabelClaimsTheFutureOrNothing() {
        assertThat(judge("2026-02-03T00:00", 90.0, Condition.FROZEN, true).rules())
                .containsExactly(RuleId.EXPRESSION_IN_FUTURE);
        var unlabelled = new Arrival("U-1", null, null, Condition.FROZEN, true, at("2026-02-02T12:00"));
        assertThat(Intake.judge(unlabelled, DONOR, STRICTEST).rules())
                .containsExactly(RuleId.VOLUME_MISSING, RuleId.EXPRESSION_TIME_MISSING);
    }

    @Test
    void rawMilkIsTooOldOnTheDayAfterThreeCalendarMonths() {
        var donor = Donors.healthy(at("2025-11-29T09:00"));
        var lastDay = new Arrival("U-1", at("2025-11-30T06:00"), 90.0, Condition.FROZEN, true, at("2026-02-28T23:59"));
        var dayAfter = new Arrival("U-1", at("2025-11-30T06:00"), 90.0, Condition.FROZEN, true, at("2026-03-01T00:01"));

        assertThat(Intake.judge(lastDay, donor, STRICTEST).passes()).isTrue();
        assertThat(Intake.judge(dayAfter, donor, STRICTEST).rules()).containsExactly(RuleId.RAW_OVER_AGE);
    }

    private static Verdict judge(String expressed, double volume, Condition condition, boolean seal) {
        return Intake.judge(arrival(expressed, volume, condition, seal), DONOR, STRICTEST);
    }

    private static Arrival arrival(String expressed, double volume, Condition condition, boolean seal) {
        return new Arrival("U-1", at(expressed), volume, condition, seal, at("2026-02-02T12:00"));
    }
}
