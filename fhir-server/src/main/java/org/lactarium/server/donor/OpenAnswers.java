package org.lactarium.server.donor;

import static org.lactarium.server.donor.SerologyResult.Answer.INDETERMINATE;
import static org.lactarium.server.donor.SerologyResult.Answer.UNCLEAR;
import static org.lactarium.server.rule.SerologyForm.SCREEN;

import java.util.List;
import java.util.Optional;

/**
 * Blood tests that say neither yes nor no.
 *
 * <p>An indeterminate one may be the first days of an infection: the same blood tested again proves nothing unless by the
 * deciding test, and only a later sample does. A number that nobody judged is answered by whatever judges the same blood.
 */
final class OpenAnswers {

    private OpenAnswers() {}

    /** @param results all of one infection */
    static Optional<SerologyResult> first(List<SerologyResult> results) {
        return results.stream()
                .filter(OpenAnswers::asks)
                .filter(result -> results.stream().noneMatch(other -> settles(other, result)))
                .findFirst();
    }

    /** What is not final and unclear is merely awaited; what is indeterminate was said already. */
    private static boolean asks(SerologyResult result) {
        return result.answer() == INDETERMINATE || result.answer() == UNCLEAR && result.last();
    }

    private static boolean settles(SerologyResult other, SerologyResult open) {
        if (!other.negative() || !sameQuestion(other, open)) {
            return false;
        }
        var sameBlood = other.confirms() || open.answer() == UNCLEAR && !open.confirms();
        return sameBlood ? !other.drawn().isBefore(open.drawn()) : other.drawn().isAfter(open.drawn());
    }

    private static boolean sameQuestion(SerologyResult other, SerologyResult open) {
        return other.about().containsAll(open.about())
                || open.confirms()
                        && open.about().contains(SCREEN)
                        && other.about().contains(SCREEN);
    }
}
