package org.lactarium.server.batch;

import static org.lactarium.server.rule.RuleId.CALIBRATION_FAILED;
import static org.lactarium.server.rule.RuleId.CALIBRATION_MISSING;
import static org.lactarium.server.rule.RuleId.CALIBRATION_NOT_RECORDED;
import static org.lactarium.server.rule.RuleId.CALIBRATION_OVERDUE;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/** The checks of one probe against a reference. */
public record Calibrations(String device, List<Check> checks) {

    public Calibrations {
        checks = List.copyOf(checks);
    }

    /** What was found until now; a check that is still to come has found nothing. */
    public Calibrations until(Instant now) {
        return new Calibrations(
                device,
                checks.stream().filter(check -> !check.at().isAfter(now)).toList());
    }

    /** @param good whether it read right then */
    public record Check(Instant at, boolean good) {}

    /**
     * Whether the probe may be believed at the moment of a run. A check that had become old by then is made good by the
     * next one, if that found the probe right: it was right before and after.
     */
    public Verdict judge(Instant run, RuleProfile profile) {
        if (checks.isEmpty()) {
            return Verdict.of(
                    profile.calibration().required() ? CALIBRATION_MISSING : CALIBRATION_NOT_RECORDED, device);
        }
        var before = before(run);
        var rightAfter = after(run).map(Check::good).orElse(false);
        if (before.isPresent() && !before.get().good()) {
            return Verdict.of(CALIBRATION_FAILED, device, before.get().at());
        }
        if (rightAfter) {
            return Verdict.clear();
        }
        return before.map(check -> fresh(check, run, profile))
                .orElseGet(() -> Verdict.of(CALIBRATION_OVERDUE, device, "-", "-"));
    }

    private Verdict fresh(Check check, Instant run, RuleProfile profile) {
        var until = check.at()
                .atZone(profile.zone())
                .plus(profile.calibration().validity())
                .toInstant();
        return Verdict.unless(!run.isAfter(until), CALIBRATION_OVERDUE, device, check.at(), until);
    }

    /** The last time before {@code moment} at which the probe was found right. */
    public Optional<Instant> lastGood(Instant moment) {
        return checks.stream()
                .filter(Check::good)
                .map(Check::at)
                .filter(at -> at.isBefore(moment))
                .max(Comparator.naturalOrder());
    }

    private Optional<Check> before(Instant moment) {
        return checks.stream()
                .filter(check -> !check.at().isAfter(moment))
                .max(Comparator.comparing(Check::at).thenComparing(Check::good, Comparator.reverseOrder()));
    }

    private Optional<Check> after(Instant moment) {
        return checks.stream()
                .filter(check -> check.at().isAfter(moment))
                .min(Comparator.comparing(Check::at).thenComparing(Check::good));
    }
}
