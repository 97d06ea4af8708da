package org.lactarium.server.donation;

import static org.lactarium.server.rule.RuleId.RAW_OVER_AGE;

import java.time.Instant;
import java.time.LocalDate;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/** How long raw frozen milk keeps: calendar months from expression, in the bank's own zone. */
public final class RawAge {

    private RawAge() {}

    /** Last day on which raw milk expressed then may be heated; 30 November + 3 months = 28 or 29 February. */
    public static LocalDate lastDay(Instant expressed, RuleProfile profile) {
        return day(expressed, profile).plus(profile.raw().maxAge());
    }

    public static Verdict judge(String number, Instant expressed, Instant at, RuleProfile profile) {
        var last = lastDay(expressed, profile);
        return Verdict.unless(!day(at, profile).isAfter(last), RAW_OVER_AGE, number, expressed, last);
    }

    private static LocalDate day(Instant at, RuleProfile profile) {
        return at.atZone(profile.zone()).toLocalDate();
    }
}
