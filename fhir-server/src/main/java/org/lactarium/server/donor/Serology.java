package org.lactarium.server.donor;

import static org.lactarium.server.donor.SerologyResult.Answer.REACTIVE;
import static org.lactarium.server.rule.RuleId.SEROLOGY_CONFIRMED;
import static org.lactarium.server.rule.RuleId.SEROLOGY_EXPIRED;
import static org.lactarium.server.rule.RuleId.SEROLOGY_INCOMPLETE;
import static org.lactarium.server.rule.RuleId.SEROLOGY_NOT_FINAL;
import static org.lactarium.server.rule.RuleId.SEROLOGY_REACTIVE;
import static org.lactarium.server.rule.RuleId.SEROLOGY_UNDETERMINED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.SerologyForm;
import org.lactarium.server.rule.SerologyTest;
import org.lactarium.server.rule.Verdict;

/**
 * The panel of blood tests: complete, final, non-reactive and near enough to the expression; and no test of any of these
 * infections, of the panel or not, that says more.
 *
 * <p>A reactive answer stops all milk of the donor, whenever it was expressed, until the laboratory corrects it or a
 * confirmatory test of the same or a later sample is negative: an infection is older than its first sample, and a later
 * non-reactive screen does not explain an earlier reactive one. A confirmation explains what it confirms: a blot without
 * bands does not explain RNA. A confirmed infection is never explained away. An answer that is neither yes nor no stops
 * her milk as well ({@link OpenAnswers}).
 */
final class Serology {

    private Serology() {}

    static Verdict judge(DonorFile donor, Instant expressed, RuleProfile profile) {
        return Verdict.all(Arrays.stream(SerologyTest.values()).map(test -> judge(donor, test, expressed, profile)));
    }

    private static Verdict judge(DonorFile donor, SerologyTest test, Instant expressed, RuleProfile profile) {
        var results = of(donor, test);
        var found = found(results);
        if (found.isPresent()) {
            return Verdict.of(
                    found.get().rule(),
                    donor.number(),
                    test.code(),
                    found.get().result().drawn());
        }
        return profile.serology().panel().contains(test)
                ? screened(donor, test, results, expressed, profile)
                : Verdict.clear();
    }

    static List<SerologyResult> of(DonorFile donor, SerologyTest test) {
        return donor.serology().stream().filter(result -> result.test() == test).toList();
    }

    /** What stops milk whenever it was expressed. */
    record Found(RuleId rule, SerologyResult result) {}

    /** The gravest; @param results of one infection, here and below */
    static Optional<Found> found(List<SerologyResult> results) {
        return results.stream()
                .filter(Serology::confirmed)
                .findFirst()
                .map(result -> new Found(SEROLOGY_CONFIRMED, result))
                .or(() -> reactive(results).map(result -> new Found(SEROLOGY_REACTIVE, result)))
                .or(() -> OpenAnswers.first(results).map(result -> new Found(SEROLOGY_UNDETERMINED, result)));
    }

    private static Verdict screened(
            DonorFile donor, SerologyTest test, List<SerologyResult> results, Instant expressed, RuleProfile profile) {
        var negative = negative(results);
        if (negative.isEmpty()) {
            return results.stream().noneMatch(Serology::screens)
                    ? Verdict.of(SEROLOGY_INCOMPLETE, donor.number(), test.code())
                    : Verdict.of(SEROLOGY_NOT_FINAL, donor.number(), test.code());
        }
        return Verdict.unless(
                        negative.stream().anyMatch(result -> reaches(result.drawn(), expressed, profile)),
                        SEROLOGY_EXPIRED,
                        donor.number(),
                        test.code(),
                        latest(negative),
                        expressed)
                .and(Verdict.satisfied(SEROLOGY_UNDETERMINED, donor.number(), test.code(), latest(results)));
    }

    /** A reactive test that no confirmatory test explains. */
    private static Optional<SerologyResult> reactive(List<SerologyResult> results) {
        return results.stream()
                .filter(result -> result.answer() == REACTIVE && !explained(result, results))
                .findFirst();
    }

    /** Those that answer the panel: RNA that was not detected, or no antibodies against one type alone, do not. */
    static List<SerologyResult> negative(List<SerologyResult> results) {
        return results.stream()
                .filter(result -> result.negative() && screens(result))
                .toList();
    }

    private static boolean screens(SerologyResult result) {
        return result.about().contains(SerologyForm.SCREEN);
    }

    private static boolean confirmed(SerologyResult result) {
        return result.confirms() && result.last() && result.answer() == REACTIVE;
    }

    private static boolean explained(SerologyResult reactive, List<SerologyResult> results) {
        return !reactive.confirms()
                && results.stream()
                        .anyMatch(other -> other.confirms()
                                && other.negative()
                                && other.about().containsAll(reactive.about())
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
