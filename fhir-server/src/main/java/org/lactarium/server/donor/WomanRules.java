package org.lactarium.server.donor;

import static org.lactarium.server.rule.RuleId.DONOR_AGE;
import static org.lactarium.server.rule.RuleId.DONOR_SEX;

import java.time.Instant;
import java.time.LocalDate;
import org.lactarium.server.rule.PersonFigures;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/** Sex and age of a donor and the age of her child on the day of expression, and whether these dates can be true at all. */
final class WomanRules {

    private WomanRules() {}

    static Verdict judge(DonorFile donor, Instant expressed, RuleProfile profile) {
        var day = expressed.atZone(profile.zone()).toLocalDate();
        var figures = profile.donors().persons();
        return sex(donor, figures).and(age(donor, day, figures)).and(ChildRules.judge(donor, day, figures));
    }

    private static Verdict sex(DonorFile donor, PersonFigures figures) {
        var sex = donor.woman().sex();
        return figures.sexes() == null || sex == null
                ? Verdict.clear()
                : Verdict.unless(figures.sexes().contains(sex), DONOR_SEX, donor.number());
    }

    private static Verdict age(DonorFile donor, LocalDate day, PersonFigures figures) {
        var born = donor.woman().born();
        if (born == null) {
            return Verdict.clear();
        }
        var oldEnough = figures.minAge() == null || !day.isBefore(born.last().plus(figures.minAge()));
        var young = figures.maxAge() == null || !day.isAfter(born.first().plus(figures.maxAge()));
        return Verdict.unless(oldEnough && young, DONOR_AGE, donor.number(), day);
    }
}
