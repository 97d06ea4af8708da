package org.lactarium.server.operations.guard;

import java.util.List;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.Systems;
import org.lactarium.server.access.Caller;

/** What the gateway wrote from a laboratory's message, and writes again: it has compared it with what stands. */
final class OfAMessage {

    private OfAMessage() {}

    /** A person who may do all of this is held to more. */
    static boolean is(Resource fact, Caller caller) {
        return caller.is("laboratory-system")
                && !caller.is("microbiologist")
                && numbers(fact).stream().anyMatch(number -> Systems.RESULT_ID.equals(number.getSystem()));
    }

    private static List<Identifier> numbers(Resource fact) {
        if (fact instanceof Observation result) {
            return result.getIdentifier();
        }
        return fact instanceof DiagnosticReport report ? report.getIdentifier() : List.of();
    }
}
