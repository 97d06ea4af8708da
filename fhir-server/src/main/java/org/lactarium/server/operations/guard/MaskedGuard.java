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

/** Refuses with 400 what was read as a pseudonym and is written back: it would take her name and her birth date from a donor. */
@Component
@Interceptor(order = ServerOwnedGuard.BEFORE_OTHER_GUARDS)
class MaskedGuard implements BankInterceptor {

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails request) {
        if (ServerOwnedGuard.fromOutside(request)
                && resource.getMeta().getSecurity().stream().anyMatch(label -> "PSEUDED".equals(label.getCode()))) {
            throw Refusals.bad(
                    "A pseudonymised copy of a resource is not written. Read the resource itself and change that.");
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        created(after, request);
    }
}
