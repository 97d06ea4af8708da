package org.lactarium.server.donor;

import static org.lactarium.server.rule.RuleId.INTERVIEW_EXPIRED;
import static org.lactarium.server.rule.RuleId.INTERVIEW_INCOMPLETE;
import static org.lactarium.server.rule.RuleId.INTERVIEW_MISSING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/**
 * The screening interview: she was asked, to the end, and near enough to the day of expression.
 *
 * <p>Where the profile says so, an enrolment that began counts as the interview of that day, as long as no interview had
 * been written down by the day of expression: from then on the record itself says how she answered.
 */
final class InterviewRules {

    private InterviewRules() {}

    static Verdict judge(DonorFile donor, Instant expressed, RuleProfile profile) {
        if (!profile.donors().interviews().required()) {
            return Verdict.clear();
        }
        var complete = complete(donor, expressed, profile);
        if (complete.stream().anyMatch(at -> reaches(at, expressed, profile))) {
            return Verdict.satisfied(INTERVIEW_EXPIRED, donor.number(), latest(complete), expressed);
        }
        var begun = donor.interviews().stream()
                .filter(interview -> !interview.complete())
                .map(Interview::authored)
                .toList();
        if (begun.stream().anyMatch(at -> reaches(at, expressed, profile)) || complete.isEmpty() && !begun.isEmpty()) {
            return Verdict.of(INTERVIEW_INCOMPLETE, donor.number(), latest(begun), expressed);
        }
        return complete.isEmpty()
                ? Verdict.of(INTERVIEW_MISSING, donor.number(), expressed)
                : Verdict.of(INTERVIEW_EXPIRED, donor.number(), latest(complete), expressed);
    }

    /** When she was interviewed to the end. */
    static List<Instant> complete(DonorFile donor, Instant expressed, RuleProfile profile) {
        return Stream.concat(
                        donor.interviews().stream().filter(Interview::complete).map(Interview::authored),
                        byEnrolment(donor, expressed, profile))
                .toList();
    }

    private static Stream<Instant> byEnrolment(DonorFile donor, Instant expressed, RuleProfile profile) {
        var written = donor.interviews().stream()
                .anyMatch(interview -> !day(interview.authored(), profile).isAfter(day(expressed, profile)));
        return written || !profile.donors().interviews().enrolmentCounts()
                ? Stream.empty()
                : donor.enrolments().stream().map(Span::from).filter(Objects::nonNull);
    }

    private static boolean reaches(Instant asked, Instant expressed, RuleProfile profile) {
        var figures = profile.donors().interviews();
        var interview = day(asked, profile);
        var expression = day(expressed, profile);
        return !expression.isBefore(interview.minus(figures.before()))
                && (figures.validity() == null || !expression.isAfter(interview.plus(figures.validity())));
    }

    private static LocalDate day(Instant at, RuleProfile profile) {
        return at.atZone(profile.zone()).toLocalDate();
    }

    private static Instant latest(List<Instant> moments) {
        return moments.stream().max(Comparator.naturalOrder()).orElseThrow();
    }
}
