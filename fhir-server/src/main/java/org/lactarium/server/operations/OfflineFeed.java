package org.lactarium.server.operations;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.Verdict;

/**
 * One feed as a device wrote it down.
 *
 * @param number device and its own id
 * @param at by the device's clock
 * @param volume mL
 */
record OfflineFeed(Identifier number, String unit, String infant, Instant at, double volume, Device device) {

    /**
     * @param list when its list was made; null when it shows none of ours
     * @param clock what is to be said of its clock
     */
    record Device(@Nullable Instant list, Verdict clock) {}

    /** @throws InvalidRequestException that names what is missing or cannot be understood */
    static OfflineFeed of(Ask feed, Identifier number, Device device) {
        return new OfflineFeed(
                number,
                feed.scan("unit"),
                feed.scan("infant"),
                feed.moment("at").orElseThrow(() -> Refusals.bad("parameter at is missing")),
                feed.millilitres("volume").orElseThrow(() -> Refusals.bad("parameter volume is missing")),
                device);
    }

    /** When it was given; the end of time when that cannot be read. */
    static Instant time(Ask feed) {
        try {
            return feed.moment("at").orElse(Instant.MAX);
        } catch (InvalidRequestException unreadable) {
            return Instant.MAX;
        }
    }
}
