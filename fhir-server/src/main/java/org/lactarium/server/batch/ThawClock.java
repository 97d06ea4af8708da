package org.lactarium.server.batch;

import static org.lactarium.server.rule.RuleId.THAW_DEADLINE_PASSED;

import java.time.Instant;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/**
 * The clock of thawed raw milk. It starts when the first container leaves the freezer and nobody can stop or extend it.
 *
 * @param started when the first container left the freezer
 * @param warning when people should be told
 * @param alarm when people must act
 * @param deadline last moment to start heating; the moment itself still counts
 */
public record ThawClock(Instant started, Instant warning, Instant alarm, Instant deadline) {

    /** How a running thaw stands. */
    public enum State {
        RUNNING,
        WARNING,
        ALARM,
        OVER
    }

    public static ThawClock start(Instant started, RuleProfile profile) {
        var thaw = profile.thaw();
        return new ThawClock(
                started, started.plus(thaw.warning()), started.plus(thaw.alarm()), started.plus(thaw.limit()));
    }

    public State at(Instant now) {
        if (now.isAfter(deadline)) {
            return State.OVER;
        }
        if (!now.isBefore(alarm)) {
            return State.ALARM;
        }
        return now.isBefore(warning) ? State.RUNNING : State.WARNING;
    }

    /** Whether heating may start (or did start) at {@code heatStart}. */
    public Verdict judge(Instant heatStart) {
        return Verdict.unless(at(heatStart) != State.OVER, THAW_DEADLINE_PASSED, started, deadline, heatStart);
    }
}
