package org.lactarium.routes.laboratory;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.V2Time;
import org.lactarium.routes.quarantine.Reason;

/** What a time of a message may mean, held against the clock here. */
public final class Moments {

    private Moments() {}

    /** @param name of the field, for the sentence */
    public static void mustNotLieAhead(@Nullable V2Time time, String name, Instant latest) {
        if (time != null && time.instant().toInstant().isAfter(latest)) {
            throw new Unclear(Reason.TIME_IN_FUTURE, name + " lies after the arrival of the message");
        }
    }

    /** The end of what a coarse time may mean: of the year, the month, the day or the minute. */
    static Instant end(V2Time time) {
        OffsetDateTime from = time.instant();
        return switch (time.fhir().length()) {
            case 4 -> from.plusYears(1).toInstant();
            case 7 -> from.plusMonths(1).toInstant();
            case 10 -> from.plusDays(1).toInstant();
            default -> from.plusMinutes(1).toInstant();
        };
    }
}
