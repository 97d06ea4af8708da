package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Refusals;
import org.springframework.stereotype.Component;

/**
 * A resource that says it was shortened ({@code SUBSETTED}) is not written: what was left out when it was read would be gone.
 */
@Component
@Interceptor(order = ServerOwnedGuard.BEFORE_OTHER_GUARDS)
class SubsettedGuard implements BankInterceptor {

    private static final String VALUES = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails request) {
        if (ServerOwnedGuard.fromOutside(request) && resource.getMeta().getTag(VALUES, "SUBSETTED") != null) {
            throw Refusals.bad(
                    "This resource is marked SUBSETTED: it was read with _summary or _elements, and a part of it"
                            + " is missing. Read it whole, and write that.");
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        created(after, request);
    }
}
