package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/**
 * Refuses with 400 what HAPI would answer with "created" though it did something else: an operation that is posted within a bundle
 * is not called, its parameters are stored; and a type that the record does not keep could be written there and never be read.
 */
@Interceptor
public final class BundleEntries {

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void refuse(RequestDetails request, RestOperationTypeEnum asked) {
        if (asked == RestOperationTypeEnum.TRANSACTION && request.getResource() instanceof Bundle bundle) {
            bundle.getEntry().forEach(BundleEntries::refuse);
        }
    }

    private static void refuse(BundleEntryComponent entry) {
        var url = entry.getRequest().getUrl();
        if (entry.getRequest().getMethod() == HTTPVerb.POST && url != null && url.contains("$")) {
            throw new InvalidRequestException(
                    "No operation is called within a bundle, and nothing of this bundle was done. Call " + url
                            + " by itself.");
        }
        VersionMatch.refuse(entry.getRequest().getIfMatch());
        if (entry.hasResource()
                && entry.getRequest().getMethod() != HTTPVerb.PATCH
                && !ProfiledTypes.isKept(entry.getResource().fhirType())
                && entry.getRequest().getMethod() != HTTPVerb.GET) {
            throw new InvalidRequestException(
                    "The record keeps no " + entry.getResource().fhirType() + ", and nothing of this bundle was done.");
        }
    }
}
