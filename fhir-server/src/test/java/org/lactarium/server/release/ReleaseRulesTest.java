package org.lactarium.server.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Curve;
import org.lactarium.server.batch.Curves;
import org.lactarium.server.batch.HeatTreatment;
import org.lactarium.server.batch.ThawClock;
import org.lactarium.server.donor.DonorFile;
import org.lactarium.server.donor.Donors;
import org.lactarium.server.release.Culture.Stage;
import org.lactarium.server.release.ReleaseCase.Drop;
import org.lactarium.server.rule.RuleId;

class ReleaseRulesTest {

    private static final DonorFile DONOR = Donors.healthy(at("2026-01-10T09:00"));
    private static final List<Culture> CLEAN = List.of(Cultures.noGrowth(Stage.PRE), Cultures.noGrowth(Stage.POST));

    @Test
    void letsABatchGoWhenEverythingHolds() {
        assertThat(rules(
                        batch(UnitStatus.PENDING_RESULTS, DONOR, Curves.good(), "2026-02-02T18:00"),
                        "2026-02-08T10:00"))
                .isEmpty();
    }

    @Test
    void looksAtEverythingOnceMore() {
        var left = new DonorFile(
                DONOR.number(),
                DONOR.woman(),
                List.of(),
                DONOR.consents(),
                DONOR.deferrals(),
                DONOR.serology(),
                DONOR.findings(),
                DONOR.interviews(),
                DONOR.sources());
        var short29 = Curves.read(Curves.of(29, "62.6") + "24");
        var late = batch(UnitStatus.PENDING_RESULTS, left, short29, "2026-02-01T18:00");

        assertThat(rules(late, "2026-07-16T00:00"))
                .containsExactly(
                        RuleId.DONOR_NOT_ENROLLED,
                        RuleId.THAW_DEADLINE_PASSED,
                        RuleId.HOLD_TOO_SHORT,
                        RuleId.BOTTLE_EXPIRED);
    }

    @Test
    void neitherRejectedNorReleasedMilkIsReleasedAgain() {
        for (var status : List.of(UnitStatus.REJECTED, UnitStatus.RELEASED, UnitStatus.RECALLED, UnitStatus.EXPIRED)) {
            assertThat(rules(batch(status, DONOR, Curves.good(), "2026-02-02T18:00"), "2026-02-08T10:00"))
                    .containsExactly(RuleId.BATCH_NOT_PENDING);
        }
    }

    @Test
    void refusesReleaseWhenTheSecondSignerIsTheFirstOrNobody() {
        assertThat(Signing.judge("Practitioner/a", "Practitioner/a").rules()).containsExactly(RuleId.SAME_SIGNER);
        assertThat(Signing.judge("Practitioner/a", null).rules()).containsExactly(RuleId.SIGNER_UNKNOWN);
        assertThat(Signing.judge("Practitioner/a", "Practitioner/b").passes()).isTrue();
        assertThat(Signing.judge(null, "Practitioner/a").passes()).isTrue();
    }

    private static ReleaseCase batch(UnitStatus status, DonorFile donor, Curve curve, String thawed) {
        return new ReleaseCase(
                "B-26-0117",
                status,
                List.of(new Drop("U-1", at("2026-01-15T06:00"), donor)),
                ThawClock.start(at(thawed), STRICTEST),
                Curves.START,
                HeatTreatment.evaluate(curve, STRICTEST),
                CLEAN,
                at("2026-07-15T23:59:59"),
                List.of());
    }

    private static List<RuleId> rules(ReleaseCase batch, String now) {
        return ReleaseRules.judge(batch, at(now), STRICTEST).rules().stream()
                .filter(rule -> rule != RuleId.COOLING_NOT_RECORDED)
                .toList();
    }
}
