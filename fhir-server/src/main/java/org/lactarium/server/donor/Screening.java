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

    /**
     * @param interview the interview that says so
     * @param about which answer of it
     * @param permanent whether she may never give again
     */
    public record Found(String interview, String about, Deferral deferral, boolean permanent) {}

    /** @param interviews all interviews of one donor, in any order */
    public static List<Found> deferrals(List<Interview> interviews, RuleProfile profile) {
        var inOrder = interviews.stream()
                .sorted(Comparator.comparing(Interview::authored).thenComparing(Interview::id))
                .toList();
        return inOrder.stream()
                .flatMap(
                        interview -> interview.answers().stream().flatMap(answer -> AnswerRules.follows(answer, profile)
                                .map(follows -> found(interview, answer, follows, inOrder, profile))))
                .toList();
    }

    private static Found found(
            Interview interview, Answer answer, AnswerRules.Follows follows, List<Interview> all, RuleProfile profile) {
        var rule = follows.rule();
        var window = rule.permanent()
                ? new Span(answer.from(), null)
                : new Span(from(interview, answer, rule, all, profile), to(interview, answer, rule, all, profile));
        return new Found(
                interview.id(),
                follows.about(),
                new Deferral(window, rule.reason(), follows.asks()),
                rule.permanent() && !follows.asks());
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
                        .anyMatch(answer -> answer.reason().equals(reason) && answer.no()))
                .map(Interview::authored);
    }

    private static Instant after(Instant at, TemporalAmount lasts, RuleProfile profile) {
        return at.atZone(profile.zone()).plus(lasts).toInstant();
    }
}
