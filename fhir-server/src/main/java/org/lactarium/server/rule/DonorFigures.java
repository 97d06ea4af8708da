package org.lactarium.server.rule;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a donor beside her blood.
 *
 * @param beforeEnrolment how long before her first enrolment and consent milk may have been expressed; null = not at all
 * @param questions those that are no reason for deferral, and whether a person is asked when they are answered with
 *     anything but no; null = the file is older than the list, and such answers are not judged
 */
public record DonorFigures(
        Persons persons,
        @Nullable Period beforeEnrolment,
        Interviews interviews,
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

    /**
     * Null = not asked.
     *
     * @param sexes administrative genders whose milk is taken
     * @param minAge, @param maxAge of the donor on the day of expression
     * @param motherFrom how old she was at the least when a child of hers was born
     * @param childMaxAge her child is younger on the day of expression
     * @param childRequired whether a birth of a child must be on record
     */
    public record Persons(
            @Nullable Set<String> sexes,
            @Nullable Period minAge,
            @Nullable Period maxAge,
            @Nullable Period motherFrom,
            @Nullable Period childMaxAge,
            boolean childRequired) {
        public Persons {
            sexes = sexes == null ? null : Set.copyOf(sexes);
        }
    }

    /**
     * @param required whether milk is taken only from a donor who was interviewed
     * @param questions that a complete interview answers
     * @param validity how long after an interview milk may be expressed; null = an interview does not become old
     * @param before how long before an interview milk may have been expressed
     * @param enrolmentCounts whether an enrolment counts as the interview of its first day, where none was written down
     */
    public record Interviews(
            boolean required,
            Set<String> questions,
            @Nullable Period validity,
            Period before,
            boolean enrolmentCounts) {
        public Interviews {
            questions = Set.copyOf(questions);
        }
    }
}
