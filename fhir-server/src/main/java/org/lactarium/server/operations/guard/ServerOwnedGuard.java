package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Refusals;
import org.springframework.stereotype.Component;

/**
 * Clients report facts. Where milk stands, when it expires, what it was made from, by when it had to be heated, who
 * signed and what was dispensed is written by the operations alone; everything else about a unit may be updated.
 */
@Component
@Interceptor(order = ServerOwnedGuard.BEFORE_VALIDATION)
class ServerOwnedGuard implements BankInterceptor {

    static final int BEFORE_VALIDATION = -100;
    static final int BEFORE_OTHER_GUARDS = -110;

    private final Refusals refusals;

    ServerOwnedGuard(Refusals refusals) {
        this.refusals = refusals;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails request) {
        if (fromOutside(request)) {
            refuse(ServerOwned.inNew(resource), request);
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        if (!fromOutside(request)) {
            return;
        }
        if (before instanceof BiologicallyDerivedProduct was && after instanceof BiologicallyDerivedProduct is) {
            refuse(ServerOwned.changed(was, is), request);
        } else if (before instanceof Task was && after instanceof Task is) {
            refuse(ServerOwned.changed(was, is), request);
        } else if (before instanceof Patient was && after instanceof Patient is) {
            refuse(ServerOwned.changed(was, is), request);
        } else {
            refuse(ServerOwned.inNew(before).or(() -> ServerOwned.inNew(after)), request);
        }
    }

    private void refuse(Optional<Owned> owned, @Nullable RequestDetails request) {
        owned.ifPresent(what -> {
            throw refusals.refusal(what.verdict(), what.where(), request);
        });
    }

    static boolean fromOutside(@Nullable RequestDetails request) {
        return request != null && !(request instanceof SystemRequestDetails);
    }
}
