package org.lactarium.server.operations.guard;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;

/** Ends a create that has nothing left to do, with 200 and where the resource is. HAPI lets a create end early in no other way. */
final class AlreadyRecorded extends BaseServerResponseException {

    AlreadyRecorded(Observation known, OperationOutcome outcome) {
        super(Constants.STATUS_HTTP_200_OK, outcome.getIssueFirstRep().getDiagnostics(), outcome);
        addResponseHeader(
                Constants.HEADER_LOCATION,
                "Observation/" + known.getIdElement().getIdPart() + "/_history/"
                        + known.getMeta().getVersionId());
    }
}
