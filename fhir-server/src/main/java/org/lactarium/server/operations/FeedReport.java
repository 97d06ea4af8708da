package org.lactarium.server.operations;

import java.time.Instant;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.chart.MilkUnit;

/**
 * A feed somebody says has happened.
 *
 * @param infant {@code Patient/x} who was fed
 * @param volume mL
 * @param reason how it came about, in a person's words
 * @param witness {@code Practitioner/x} who is said to have seen it too, and is asked; null when nobody is named
 * @param device its id on the device that wrote it down; null when a person reports it
 */
record FeedReport(
        MilkUnit unit,
        String infant,
        double volume,
        Instant at,
        String reason,
        @Nullable String witness,
        @Nullable Identifier device) {

    /** The same of the unit as it was read under its lock. */
    FeedReport of(MilkUnit unit) {
        return new FeedReport(unit, infant, volume, at, reason, witness, device);
    }
}
