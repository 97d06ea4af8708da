package org.lactarium.server.rule;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a donor beside her blood.
 *
 * @param beforeEnrolment how long before her first enrolment and consent milk may have been expressed; null = not at all
 * @param questions those that are no reason for deferral, and whether a person is asked when they are answered with
 *     anything but no; null = the file is older than the list, and such answers are not judged
 */
public record DonorFigures(
        PersonFigures persons,
        @Nullable Period beforeEnrolment,
        InterviewFigures interviews,
        @Nullable Map<String, Boolean> questions,
        List<Medicine> medicines) {

    public DonorFigures {
        questions = questions == null ? null : Map.copyOf(questions);
        medicines = List.copyOf(medicines);
    }

    /** Whether such an answer asks a person: one that the bank has not said anything about does. */
    public boolean asksAPerson(String question, boolean no) {
        return questions != null
                && Optional.ofNullable(questions.get(question))
                        .map(asks -> asks && !no)
                        .orElse(true);
    }
}
