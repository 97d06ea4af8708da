package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.List;

/** What everything that is sent to the record passes before anybody works with it, in this order. */
final class DoorOfTheRecord {

    private DoorOfTheRecord() {}

    /**
     * @param operations that are offered
     * @param submission whether the routes of this process take messages
     * @param searchParameters that are known, by type
     */
    static List<Object> guards(
            FhirContext context,
            List<Object> operations,
            boolean submission,
            RecordLimits limits,
            ISearchParamRegistry searchParameters) {
        context.setParserErrorHandler(new StrictElements());
        return List.of(
                new AnsweredFaults(),
                new SearchLimits(limits),
                new AskedMoments(),
                new StorableText(),
                new StrictJson(context),
                new SoundAddress(),
                new SoundValues(),
                new OwnAddresses(),
                new VersionMatch(),
                new Conditions(),
                new PatchBody(),
                new AskedHandling(searchParameters),
                new CutIncludes(limits),
                new OfferedOperations(operations, submission),
                new OfferedParameters(context),
                new BundleEntries(context, limits));
    }
}
