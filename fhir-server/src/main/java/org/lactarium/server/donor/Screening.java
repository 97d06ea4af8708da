package org.lactarium.server.donor;

import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.donor.Interview.Answer;
import org.lactarium.server.rule.DeferralRule;
import org.lactarium.server.rule.RuleProfile;

/**
 * From the answers of a donor to the times in which her milk may not be used.
 *
 * <p>Where she gives no date, the worst is assumed: it began when she last said no, or, never having said so, as long ago
 * as it matters; and it goes on until she says no again.
 */
public final class Screening {

    private Screening() {}

    /** @param interview the interview that says so; @param permanent whether she may never give again */
    public record Found(String interview, Deferral deferral, boolean permanent) {}

    /** @param interviews all interviews of one donor, in any order */
    public static List<Found> deferrals(List<Interview> interviews, RuleProfile profile) {
        var inOrder = interviews.stream()
                .filter(Interview::complete)
                .sorted(Comparator.comparing(Interview::authored).thenComparing(Interview::id))
                .toList();
        return inOrder.stream()
                .flatMap(interview -> interview.answers().stream()
                        .filter(Answer::yes)
                        .flatMap(answer -> profile.deferral(answer.reason()).stream()
                                .filter(rule -> rule.undated() || answer.from() != null || answer.until() != null)
                                .map(rule -> found(interview, answer, rule, inOrder, profile))))
                .toList();
    }

    private static Found found(
            Interview interview, Answer answer, DeferralRule rule, List<Interview> all, RuleProfile profile) {
        var window = rule.permanent()
                ? new Span(answer.from(), null)
                : new Span(from(interview, answer, rule, all, profile), to(interview, answer, rule, all, profile));
        return new Found(interview.id(), new Deferral(window, rule.reason()), rule.permanent());
    }

    private static @Nullable Instant from(
            Interview interview, Answer answer, DeferralRule rule, List<Interview> all, RuleProfile profile) {
        if (answer.from() != null) {
            return answer.from();
        }
        return denials(all, rule.reason())
                .filter(at -> at.isBefore(interview.authored()))
                .max(Comparator.naturalOrder())
                .orElseGet(() -> rule.event() && rule.lasts() != null
                        ? interview
                                .authored()
                                .atZone(profile.zone())
                                .minus(rule.lasts())
                                .toInstant()
                        : null);
    }

    private static @Nullable Instant to(
            Interview interview, Answer answer, DeferralRule rule, List<Interview> all, RuleProfile profile) {
        var lasts = rule.lasts();
        if (lasts == null) {
            return null;
        }
        if (rule.event()) {
            return after(answer.from() == null ? interview.authored() : answer.from(), lasts, profile);
        }
        return Optional.ofNullable(answer.until())
                .or(() -> denials(all, rule.reason())
                        .filter(at -> at.isAfter(interview.authored()))
                        .min(Comparator.naturalOrder()))
                .map(end -> after(end, lasts, profile))
                .orElse(null);
    }

    /** When she said no to this. */
    private static Stream<Instant> denials(List<Interview> all, String reason) {
        return all.stream()
                .filter(interview -> interview.answers().stream()
                        .anyMatch(answer -> answer.reason().equals(reason) && !answer.yes()))
                .map(Interview::authored);
    }

    private static Instant after(Instant at, TemporalAmount lasts, RuleProfile profile) {
        return at.atZone(profile.zone()).plus(lasts).toInstant();
    }
}
