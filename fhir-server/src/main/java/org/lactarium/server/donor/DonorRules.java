package org.lactarium.server.donor;

import static org.lactarium.server.rule.RuleId.DONOR_CONSENT_MISSING;
import static org.lactarium.server.rule.RuleId.DONOR_DEFERRED;
import static org.lactarium.server.rule.RuleId.DONOR_NOT_ENROLLED;

import java.time.Instant;
import java.util.List;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/** Whether milk expressed at a moment may be used: everything is judged at the time of expression, not of receipt. */
public final class DonorRules {

    private DonorRules() {}

    /** Enrolment, consent, deferrals and serology of {@code donor} for milk expressed at {@code expressed}. */
    public static Verdict judge(DonorFile donor, Instant expressed, RuleProfile profile) {
        return Verdict.unless(covered(donor.enrolments(), expressed), DONOR_NOT_ENROLLED, donor.number(), expressed)
                .and(Verdict.unless(
                        covered(donor.consents(), expressed), DONOR_CONSENT_MISSING, donor.number(), expressed))
                .and(Verdict.unless(!covered(donor.deferrals(), expressed), DONOR_DEFERRED, donor.number(), expressed))
                .and(Serology.judge(donor, expressed, profile));
    }

    private static boolean covered(List<Span> spans, Instant at) {
        return spans.stream().anyMatch(span -> span.covers(at));
    }
}
