package org.lactarium.server.donor;

import static org.lactarium.server.donor.SerologyResult.Answer.NON_REACTIVE;
import static org.lactarium.server.donor.SerologyResult.Answer.REACTIVE;
import static org.lactarium.server.rule.RuleId.SEROLOGY_CONFIRMED;
import static org.lactarium.server.rule.RuleId.SEROLOGY_EXPIRED;
import static org.lactarium.server.rule.RuleId.SEROLOGY_INCOMPLETE;
import static org.lactarium.server.rule.RuleId.SEROLOGY_NOT_FINAL;
import static org.lactarium.server.rule.RuleId.SEROLOGY_REACTIVE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.SerologyTest;
import org.lactarium.server.rule.Verdict;

/**
 * The panel of blood tests: complete, final, non-reactive and near enough to the expression.
 *
 * <p>A reactive answer stops all milk of the donor, whenever it was expressed, until the laboratory corrects it or a
 * confirmatory test of the same or a later sample is negative: an infection is older than its first sample, and a later
 * non-reactive screen does not explain an earlier reactive one. A confirmed infection is never explained away.
 */
final class Serology {

    private Serology() {}

    static Verdict judge(DonorFile donor, Instant expressed, RuleProfile profile) {
        return Verdict.all(profile.serology().panel().stream().map(test -> judge(donor, test, expressed, profile)));
    }

    private static Verdict judge(DonorFile donor, SerologyTest test, Instant expressed, RuleProfile profile) {
        var results = donor.serology().stream()
                .filter(result -> result.test() == test)
                .toList();
        var confirmed = confirmed(results);
        if (confirmed.isPresent()) {
            return Verdict.of(
                    SEROLOGY_CONFIRMED,
                    donor.number(),
                    test.code(),
                    confirmed.get().drawn());
        }
        var reactive = reactive(results);
        if (reactive.isPresent()) {
            return Verdict.of(
                    SEROLOGY_REACTIVE,
                    donor.number(),
                    test.code(),
                    reactive.get().drawn());
        }
        var negative = negative(results);
        if (negative.isEmpty()) {
            return results.isEmpty()
                    ? Verdict.of(SEROLOGY_INCOMPLETE, donor.number(), test.code())
                    : Verdict.of(SEROLOGY_NOT_FINAL, donor.number(), test.code());
        }
        return negative.stream().anyMatch(result -> reaches(result.drawn(), expressed, profile))
                ? Verdict.satisfied(SEROLOGY_EXPIRED, donor.number(), test.code(), latest(negative), expressed)
                : Verdict.of(SEROLOGY_EXPIRED, donor.number(), test.code(), latest(negative), expressed);
    }

    /** @param results of one test, here and below */
    static Optional<SerologyResult> confirmed(List<SerologyResult> results) {
        return results.stream().filter(Serology::confirmed).findFirst();
    }

    /** A reactive screen that no confirmatory test explains. */
    static Optional<SerologyResult> reactive(List<SerologyResult> results) {
        return results.stream()
                .filter(result -> result.answer() == REACTIVE && !explained(result, results))
                .findFirst();
    }

    static List<SerologyResult> negative(List<SerologyResult> results) {
        return results.stream()
                .filter(result -> result.last() && result.answer() == NON_REACTIVE)
                .toList();
    }

    private static boolean confirmed(SerologyResult result) {
        return result.confirms() && result.last() && result.answer() == REACTIVE;
    }

    private static boolean explained(SerologyResult reactive, List<SerologyResult> results) {
        return !reactive.confirms()
                && results.stream()
                        .anyMatch(other -> other.confirms()
                                && other.last()
                                && other.answer() == NON_REACTIVE
                                && !other.drawn().isBefore(reactive.drawn()));
    }

    /** Whether a sample speaks for milk expressed then: up to its validity after it, and a shorter while before it. */
    private static boolean reaches(Instant drawn, Instant expressed, RuleProfile profile) {
        var figures = profile.serology();
        var sample = day(drawn, profile);
        var expression = day(expressed, profile);
        var notTooEarly = !expression.isBefore(sample.minus(figures.beforeFirstSample()));
        var validity = figures.validity();
        return notTooEarly && (validity == null || !expression.isAfter(sample.plus(validity)));
    }

    private static LocalDate day(Instant at, RuleProfile profile) {
        return at.atZone(profile.zone()).toLocalDate();
    }

    private static Instant latest(List<SerologyResult> results) {
        return results.stream()
                .map(SerologyResult::drawn)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
