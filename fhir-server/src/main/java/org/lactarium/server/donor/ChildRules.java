package org.lactarium.server.donor;

import static org.lactarium.server.rule.RuleId.BIRTH_IMPLAUSIBLE;
import static org.lactarium.server.rule.RuleId.CHILD_NOT_BORN;
import static org.lactarium.server.rule.RuleId.CHILD_TOO_OLD;
import static org.lactarium.server.rule.RuleId.CHILD_UNKNOWN;

import java.time.LocalDate;
import org.lactarium.server.rule.PersonFigures;
import org.lactarium.server.rule.Verdict;

/** The age of a donor's child on the day of expression, and whether it can be hers. */
final class ChildRules {

    private ChildRules() {}

    static Verdict judge(DonorFile donor, LocalDate day, PersonFigures figures) {
        var children = donor.woman().children();
        if (children.isEmpty()) {
            return figures.childRequired() ? Verdict.of(CHILD_UNKNOWN, donor.number()) : Verdict.clear();
        }
        return births(donor, figures).and(age(donor, day, figures));
    }

    /** No mother is a child, and none is born after her child. */
    private static Verdict births(DonorFile donor, PersonFigures figures) {
        var born = donor.woman().born();
        var from = figures.motherFrom();
        return born == null || from == null
                ? Verdict.clear()
                : Verdict.unless(
                        donor.woman().children().stream().noneMatch(child -> child.first()
                                .isBefore(born.last().plus(from))),
                        BIRTH_IMPLAUSIBLE,
                        donor.number());
    }

    /** Of the youngest that was born by then. */
    private static Verdict age(DonorFile donor, LocalDate day, PersonFigures figures) {
        var born = donor.woman().children().stream()
                .filter(child -> !day.isBefore(child.first()))
                .toList();
        if (born.isEmpty()) {
            return Verdict.of(CHILD_NOT_BORN, donor.number(), day);
        }
        var most = figures.childMaxAge();
        return most == null
                ? Verdict.clear()
                : Verdict.unless(
                        born.stream()
                                .anyMatch(child -> day.isBefore(child.first().plus(most))),
                        CHILD_TOO_OLD,
                        donor.number(),
                        day);
    }
}
