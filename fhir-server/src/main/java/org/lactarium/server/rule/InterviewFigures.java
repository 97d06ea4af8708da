package org.lactarium.server.rule;

import java.time.Period;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a screening interview must be.
 *
 * @param required whether milk is taken only from a donor who was interviewed
 * @param questions that a complete interview answers
 * @param validity how long after an interview milk may be expressed; null = an interview does not become old
 * @param before how long before an interview milk may have been expressed
 * @param enrolmentCounts whether an enrolment counts as the interview of its first day, where none was written down
 */
public record InterviewFigures(
        boolean required, Set<String> questions, @Nullable Period validity, Period before, boolean enrolmentCounts) {

    public InterviewFigures {
        questions = Set.copyOf(questions);
    }
}
