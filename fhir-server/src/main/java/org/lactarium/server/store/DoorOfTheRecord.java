package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;

/** What everything that is sent to the record passes before anybody works with it, in this order. */
final class DoorOfTheRecord {

    private DoorOfTheRecord() {}

    /**
     * @param operations that are offered
     * @param submission whether the routes of this process take messages
     */
    static List<Object> guards(FhirContext context, List<Object> operations, boolean submission) {
        context.setParserErrorHandler(new StrictElements());
        return List.of(
                new ReadableSearch(),
                new StorableText(),
                new StrictJson(),
                new SoundAddress(),
                new SoundValues(),
                new VersionMatch(),
                new OfferedOperations(operations, submission),
                new OfferedParameters(context),
                new BundleEntries());
    }
}
