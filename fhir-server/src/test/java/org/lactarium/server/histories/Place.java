package org.lactarium.server.histories;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.time.Duration;
import java.time.Instant;
import org.lactarium.server.operations.MilkRecord;

/** Where a history is played: over HTTP, with a clock that can be moved and a record that can be looked into. */
interface Place {

    IGenericClient client(String login);

    Instant now();

    /** Time passes, and whatever was to happen in the meantime happens. */
    void pass(Duration time);

    MilkRecord record();

    /** An empty bank, or one whose milk is none of this history's. */
    void fresh(Instant start);

    void restart();
}
