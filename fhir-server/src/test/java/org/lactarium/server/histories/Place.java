package org.lactarium.server.histories;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.time.Instant;
import org.lactarium.server.operations.MilkRecord;

/** Where a history is played: over HTTP, with a clock that can be moved and a record that can be looked into. */
interface Place {

    IGenericClient client(String login);

    MovableClock clock();

    MilkRecord record();

    /** An empty bank, or one whose milk is none of this history's. */
    void fresh(Instant start);

    void restart();
}
