package org.lactarium.server.feeding;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;

/**
 * A bottle or aliquot as it stands now.
 *
 * @param line statuses of everything it was drawn from, up to the batch
 * @param dispensedTo infants it was dispensed to, by record
 * @param left mL that were not fed or discarded yet
 * @param thawedUntil until when it may be fed for having thawed; null while it is frozen
 * @param warmedUntil until when it may be fed for having been warmed; null when it was not
 */
public record BottleAtHand(
        String number,
        UnitStatus status,
        List<UnitStatus> line,
        Instant expires,
        Set<String> dispensedTo,
        double left,
        @Nullable Instant thawedUntil,
        @Nullable Instant warmedUntil) {

    public BottleAtHand {
        line = List.copyOf(line);
        dispensedTo = Set.copyOf(dispensedTo);
    }

    /** As it stood when a feed of it was judged first: it was let go then, whatever became of it since. */
    public BottleAtHand letGo() {
        return new BottleAtHand(
                number, UnitStatus.DISPENSED, List.of(), expires, dispensedTo, left, thawedUntil, warmedUntil);
    }

    /** Frozen milk. */
    public BottleAtHand(
            String number,
            UnitStatus status,
            List<UnitStatus> line,
            Instant expires,
            Set<String> dispensedTo,
            double left) {
        this(number, status, line, expires, dispensedTo, left, null, null);
    }
}
