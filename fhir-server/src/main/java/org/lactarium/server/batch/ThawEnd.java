package org.lactarium.server.batch;

import static org.lactarium.server.rule.RuleId.HEATING_NOT_REPORTED;
import static org.lactarium.server.rule.RuleId.THAW_DEADLINE_PASSED;

import java.util.Optional;
import java.util.Set;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.rule.Verdict;

/**
 * What the end of the thaw clock does to milk that was not heated.
 *
 * <p>A container that is in no pool cannot be in a pasteuriser: it is rejected on the dot. A pool may be in one, because
 * a run is reported when it is over: it is held until the report must have come, and rejected then.
 */
public final class ThawEnd {

    private static final Set<UnitStatus> WAITING = Set.of(UnitStatus.REGISTERED, UnitStatus.QUARANTINE);

    private ThawEnd() {}

    /** Whether the milk of a thaw still waits for heating, so that its clock matters. */
    public static boolean waiting(UnitStatus status) {
        return WAITING.contains(status);
    }

    public static Optional<Step> step(UnitType type, UnitStatus status, ThawAlarm alarm) {
        if (!waiting(status)) {
            return Optional.empty();
        }
        return switch (alarm) {
            case THAW_WARNING, THAW_ALARM -> Optional.empty();
            case THAW_STOP ->
                type == UnitType.DEPOSIT
                        ? Optional.of(Step.REJECT)
                        : status == UnitStatus.REGISTERED ? Optional.of(Step.HOLD) : Optional.empty();
            case THAW_UNREPORTED -> Optional.of(Step.REJECT);
        };
    }

    /** Why the step was taken. */
    public static Verdict verdict(Step step, String number, ThawClock clock) {
        return step == Step.HOLD
                ? Verdict.of(HEATING_NOT_REPORTED, number, clock.deadline(), clock.report())
                : Verdict.of(THAW_DEADLINE_PASSED, clock.started(), clock.deadline(), clock.deadline());
    }
}
