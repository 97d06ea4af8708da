package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;

/**
 * A whole address of this server names the same as type and id, and is written down so: searches look for that. In a bundle the
 * addresses of entries follow, so that references between them still meet.
 */
@Interceptor
public final class OwnAddresses {

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void shorten(RequestDetails request) {
        if (request.getResource() instanceof Base sent && request.getFhirServerBase() != null) {
            shorten(sent, request.getFhirServerBase() + "/");
        }
    }

    private static void shorten(Base within, String base) {
        if (within instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .filter(entry -> entry.hasFullUrl() && entry.getFullUrl().startsWith(base))
                    .forEach(entry -> entry.setFullUrl(entry.getFullUrl().substring(base.length())));
        }
        within.children().stream()
                .flatMap(element -> element.getValues().stream())
                .forEach(value -> {
                    if (value instanceof Reference reference
                            && String.valueOf(reference.getReference()).startsWith(base)) {
                        reference.setReference(reference.getReference().substring(base.length()));
                    }
                    shorten(value, base);
                });
    }
}
