package org.lactarium.server.batch;

import static org.lactarium.server.rule.RuleId.THAW_DEADLINE_PASSED;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/**
 * The clock of thawed raw milk. It starts when the first container leaves the freezer and nobody can stop or extend it.
 *
 * @param started when the first container left the freezer
 * @param warning when people should be told
 * @param alarm when people must act
 * @param deadline last moment to start heating; the moment itself still counts
 * @param report until when a heating that began in time may still be reported
 */
public record ThawClock(Instant started, Instant warning, Instant alarm, Instant deadline, Instant report) {

    /** How a running thaw stands. */
    public enum State {
        RUNNING,
        WARNING,
        ALARM,
        OVER
    }

    public static ThawClock start(Instant started, RuleProfile profile) {
        var thaw = profile.thaw();
        var deadline = started.plus(thaw.limit());
        return new ThawClock(
                started,
                started.plus(thaw.warning()),
                started.plus(thaw.alarm()),
                deadline,
                deadline.plus(thaw.report()));
    }

    /** When the clock speaks; the first instant at which the limit is over, and not the last at which it is not. */
    public Instant when(ThawAlarm moment) {
        return switch (moment) {
            case THAW_WARNING -> warning;
            case THAW_ALARM -> alarm;
            case THAW_STOP -> deadline.plusMillis(1);
            case THAW_UNREPORTED -> report.plusMillis(1);
        };
    }

    /** Whether the clock has spoken again after {@code moment}. */
    public boolean spokeAfter(ThawAlarm moment, Instant now) {
        return Stream.of(ThawAlarm.values())
                .anyMatch(later -> later.compareTo(moment) > 0 && !when(later).isAfter(now));
    }

    /** Time left to start heating; negative when it is over. */
    public Duration left(Instant now) {
        return Duration.between(now, deadline);
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
