package org.lactarium.server.donor;

import static org.lactarium.server.rule.RuleId.BIRTH_IMPLAUSIBLE;
import static org.lactarium.server.rule.RuleId.CHILD_NOT_BORN;
import static org.lactarium.server.rule.RuleId.CHILD_TOO_OLD;
import static org.lactarium.server.rule.RuleId.CHILD_UNKNOWN;
import static org.lactarium.server.rule.RuleId.DONOR_AGE;
import static org.lactarium.server.rule.RuleId.DONOR_SEX;

import java.time.Instant;
import java.time.LocalDate;
import org.lactarium.server.rule.DonorFigures.Persons;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/** Sex and age of a donor and the age of her child on the day of expression, and whether these dates can be true at all. */
final class WomanRules {

    private WomanRules() {}

    static Verdict judge(DonorFile donor, Instant expressed, RuleProfile profile) {
        var day = expressed.atZone(profile.zone()).toLocalDate();
        var figures = profile.donors().persons();
        return sex(donor, figures)
                .and(age(donor, day, figures))
                .and(births(donor, figures))
                .and(child(donor, day, figures));
    }

    private static Verdict sex(DonorFile donor, Persons figures) {
        var sex = donor.woman().sex();
        return figures.sexes() == null || sex == null
                ? Verdict.clear()
                : Verdict.unless(figures.sexes().contains(sex), DONOR_SEX, donor.number());
    }

    private static Verdict age(DonorFile donor, LocalDate day, Persons figures) {
        var born = donor.woman().born();
        if (born == null) {
            return Verdict.clear();
        }
        var oldEnough = figures.minAge() == null || !day.isBefore(born.last().plus(figures.minAge()));
        var young = figures.maxAge() == null || !day.isAfter(born.first().plus(figures.maxAge()));
        return Verdict.unless(oldEnough && young, DONOR_AGE, donor.number(), day);
    }

    /** No mother is a child, and none is born after her child. */
    private static Verdict births(DonorFile donor, Persons figures) {
        var born = donor.woman().born();
        var from = figures.motherFrom();
        if (born == null || from == null || donor.woman().children().isEmpty()) {
            return Verdict.clear();
        }
        return Verdict.unless(
                donor.woman().children().stream()
                        .noneMatch(child -> child.first().isBefore(born.last().plus(from))),
                BIRTH_IMPLAUSIBLE,
                donor.number());
    }

    private static Verdict child(DonorFile donor, LocalDate day, Persons figures) {
        var children = donor.woman().children();
        if (children.isEmpty()) {
            return figures.childRequired() ? Verdict.of(CHILD_UNKNOWN, donor.number()) : Verdict.clear();
        }
        var born = children.stream().filter(child -> !day.isBefore(child.first())).toList();
        if (born.isEmpty()) {
            return Verdict.of(CHILD_NOT_BORN, donor.number(), day);
        }
        var most = figures.childMaxAge();
        return most == null
                ? Verdict.clear()
                : Verdict.unless(
                        born.stream().anyMatch(child -> day.isBefore(child.first().plus(most))),
                        CHILD_TOO_OLD,
                        donor.number(),
                        day);
    }
}
