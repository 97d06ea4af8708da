package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.UnreadableFeed;

/**
 * Refuses with 400 what nobody can work with: a number that nobody has measured (written out, {@code 1e999999999} has a thousand
 * million digits, and whoever compares, indexes or prints it comes to an end of memory), a time of day that means another moment on
 * each machine, a quantity without its value.
 */
@Interceptor
public final class SoundValues {

    /** Before any rule asks what it says. */
    private static final int BEFORE_IT_IS_READ = -200;

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void refuse(RequestDetails request) {
        if (UnreadableFeed.OPERATION.equals(request.getOperation())
                && request.getResource() instanceof Parameters queue) {
            // each feed is looked at with its parameters, and settled for itself
            queue.getParameter().stream()
                    .filter(one -> !UnreadableFeed.PARAMETER.equals(one.getName()))
                    .forEach(SoundValues::refuse);
        } else {
            refuse(request.getResource());
        }
    }

    /** What a patch makes. */
    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = BEFORE_IT_IS_READ)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        if (request != null && !(request instanceof SystemRequestDetails)) {
            refuse(after);
        }
    }

    private static void refuse(@Nullable IBase sent) {
        if (sent instanceof Base resource) {
            Unsound.in(resource).ifPresent(why -> {
                throw new InvalidRequestException(why);
            });
        }
    }
}
