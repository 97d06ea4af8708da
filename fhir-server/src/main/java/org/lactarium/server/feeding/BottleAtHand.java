package org.lactarium.server.feeding;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.lactarium.profiles.UnitStatus;

/**
 * A bottle or aliquot as it stands now.
 *
 * @param line statuses of everything it was drawn from, up to the batch
 * @param dispensedTo infants it was dispensed to, by record
 * @param left mL that were not fed or discarded yet
 */
public record BottleAtHand(
        String number,
        UnitStatus status,
        List<UnitStatus> line,
        Instant expires,
        Set<String> dispensedTo,
        double left) {

    public BottleAtHand {
        line = List.copyOf(line);
        dispensedTo = Set.copyOf(dispensedTo);
    }
}
