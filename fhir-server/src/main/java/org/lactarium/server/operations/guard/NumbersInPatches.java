package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.BankInterceptor;
import org.springframework.stereotype.Component;

/** Resolves numbers in what a patch makes, before it is judged; nothing of it was seen at the door. */
@Component
@Interceptor(order = ServerOwnedGuard.BEFORE_OTHER_GUARDS - 1)
class NumbersInPatches implements BankInterceptor {

    private final NumberedReferences numbers;

    NumbersInPatches(NumberedReferences numbers) {
        this.numbers = numbers;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        if (ServerOwnedGuard.fromOutside(request) && after instanceof Resource written) {
            numbers.resolve(written, BearersInTransaction.NONE);
        }
    }
}
