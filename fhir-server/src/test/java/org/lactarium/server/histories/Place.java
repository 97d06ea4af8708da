package org.lactarium.server.histories;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lactarium.routes.delivery.PaperIntake;
import org.lactarium.server.operations.MilkRecord;

/** Where a history is played: over HTTP, with a clock that can be moved and a record that can be looked into. */
interface Place {

    IGenericClient client(String login);

    Instant now();

    /** Time passes, and whatever was to happen in the meantime happens. */
    void pass(Duration time);

    MilkRecord record();

    /** The way of a laboratory's messages into the record; empty where their clock is not the bank's. */
    default Optional<PaperIntake> intake() {
        return Optional.empty();
    }

    /** An empty bank, or one whose milk is none of this history's. */
    void fresh(Instant start);

    void restart();
}
