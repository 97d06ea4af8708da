package org.lactarium.server.rule;

import java.time.temporal.TemporalAmount;
import org.jspecify.annotations.Nullable;

/**
 * How long a donor's answer keeps her milk away.
 *
 * @param reason code of {@link org.lactarium.profiles.Systems#DEFERRAL_REASON}
 * @param event whether it happens once, like a tattoo; otherwise it lasts, like a fever
 * @param lasts after the event or the end of what lasted; null = until a person ends it
 * @param undated whether an answer without a date defers too; otherwise the interviewer decides what it means
 * @param permanent whether she may never give again
 * @param rejects whether raw milk of the window is beyond help
 */
public record DeferralRule(
        String reason,
        boolean event,
        @Nullable TemporalAmount lasts,
        boolean undated,
        boolean permanent,
        boolean rejects) {}
