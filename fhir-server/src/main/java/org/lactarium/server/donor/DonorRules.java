package org.lactarium.server.donor;

import static org.lactarium.server.rule.RuleId.ANSWER_UNJUDGED;
import static org.lactarium.server.rule.RuleId.DONOR_CONSENT_MISSING;
import static org.lactarium.server.rule.RuleId.DONOR_DEFERRED;
import static org.lactarium.server.rule.RuleId.DONOR_NOT_ENROLLED;
import static org.lactarium.server.rule.RuleId.MILK_IN_DEFERRAL_WINDOW;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lactarium.server.rule.DeferralRule;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/** Whether milk expressed at a moment may be used: everything is judged at the time of expression, not of receipt. */
public final class DonorRules {

    private DonorRules() {}

    /** Enrolment, consent, who she is, the screening interview, deferrals, serology and other findings of {@code donor} for milk expressed at {@code expressed}. */
    public static Verdict judge(DonorFile donor, Instant expressed, RuleProfile profile) {
        return Verdict.unless(
                        covered(donor.enrolments(), expressed, profile), DONOR_NOT_ENROLLED, donor.number(), expressed)
                .and(Verdict.unless(
                        covered(donor.consents(), expressed, profile),
                        DONOR_CONSENT_MISSING,
                        donor.number(),
                        expressed))
                .and(WomanRules.judge(donor, expressed, profile))
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
                        .map(deferral ->
                                Verdict.of(broken(deferral, profile), donor.number(), expressed, deferral.reason())));
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

    /** Or expressed a while before the first of them began, where the profile takes such milk; never in between. */
    private static boolean covered(List<Span> spans, Instant at, RuleProfile profile) {
        return spans.stream().anyMatch(span -> span.covers(at))
                || Optional.ofNullable(profile.donors().beforeEnrolment())
                        .flatMap(before -> first(spans)
                                .map(first -> at.isBefore(first)
                                        && !day(at, profile)
                                                .isBefore(day(first, profile).minus(before))))
                        .orElse(false);
    }

    private static Optional<Instant> first(List<Span> spans) {
        return spans.stream().anyMatch(span -> span.from() == null)
                ? Optional.empty()
                : spans.stream().map(Span::from).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }

    private static LocalDate day(Instant at, RuleProfile profile) {
        return at.atZone(profile.zone()).toLocalDate();
    }
}
