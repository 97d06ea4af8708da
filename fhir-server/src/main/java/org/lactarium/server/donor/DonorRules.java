package org.lactarium.server.donor;

import static org.lactarium.server.rule.RuleId.ANSWER_UNJUDGED;
import static org.lactarium.server.rule.RuleId.DONOR_CONSENT_MISSING;
import static org.lactarium.server.rule.RuleId.DONOR_DEFERRED;
import static org.lactarium.server.rule.RuleId.DONOR_NOT_ENROLLED;
import static org.lactarium.server.rule.RuleId.MILK_IN_DEFERRAL_WINDOW;

import java.time.Instant;
import java.util.List;
import org.lactarium.server.rule.DeferralRule;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/** Whether milk expressed at a moment may be used: everything is judged at the time of expression, not of receipt. */
public final class DonorRules {

    private DonorRules() {}

    /** Enrolment, consent, the screening interview, deferrals, serology and other findings of {@code donor} for milk expressed at {@code expressed}. */
    public static Verdict judge(DonorFile donor, Instant expressed, RuleProfile profile) {
        return Verdict.unless(covered(donor.enrolments(), expressed), DONOR_NOT_ENROLLED, donor.number(), expressed)
                .and(Verdict.unless(
                        covered(donor.consents(), expressed), DONOR_CONSENT_MISSING, donor.number(), expressed))
                .and(InterviewRules.judge(donor, expressed, profile))
                .and(deferred(donor, expressed, profile))
                .and(Serology.judge(donor, expressed, profile))
                .and(OtherFinding.judge(donor, profile));
    }

    private static Verdict deferred(DonorFile donor, Instant expressed, RuleProfile profile) {
        var standing = donor.deferrals().stream()
                .filter(deferral -> deferral.window().covers(expressed))
                .toList();
        return standing.isEmpty()
                ? Verdict.satisfied(DONOR_DEFERRED, donor.number(), expressed, "-")
                : Verdict.all(standing.stream()
                        .map(deferral -> Verdict.of(
                                broken(deferral, profile),
                                donor.number(),
                                expressed,
                                deferral.reason())));
    }

    private static RuleId broken(Deferral deferral, RuleProfile profile) {
        if (deferral.asks()) {
            return ANSWER_UNJUDGED;
        }
        return rejects(deferral, profile) ? MILK_IN_DEFERRAL_WINDOW : DONOR_DEFERRED;
    }

    private static boolean rejects(Deferral deferral, RuleProfile profile) {
        return profile.deferral(deferral.reason()).map(DeferralRule::rejects).orElse(false);
    }

    private static boolean covered(List<Span> spans, Instant at) {
        return spans.stream().anyMatch(span -> span.covers(at));
    }
}
