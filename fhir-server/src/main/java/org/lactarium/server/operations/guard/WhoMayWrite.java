package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.access.Callers;
import org.lactarium.server.access.Permissions;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Refusals;
import org.springframework.stereotype.Component;

/**
 * Whoever writes has a role for all that the resource was and all that it becomes (403 otherwise), by the table of
 * {@link Permissions}. What operations write for their caller was asked of the operation.
 */
@Component
@Interceptor(order = ServerOwnedGuard.BEFORE_OTHER_GUARDS - 10)
class WhoMayWrite implements BankInterceptor {

    private final Callers callers;
    private final Permissions permissions;

    WhoMayWrite(Callers callers, Permissions permissions) {
        this.callers = callers;
        this.permissions = permissions;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails request) {
        ask(Stream.of(resource), request);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        ask(Stream.of(before, after), request);
    }

    private void ask(Stream<IBaseResource> states, @Nullable RequestDetails request) {
        if (ServerOwnedGuard.fromOutside(request)) {
            states.filter(Resource.class::isInstance)
                    .map(state -> WrittenKinds.of((Resource) state, permissions.kinds()))
                    .flatMap(Set::stream)
                    .filter(kind -> !permissions.keptByTheServer(kind))
                    .forEach(kind -> ask(kind, request));
        }
    }

    private void ask(String kind, @Nullable RequestDetails request) {
        var act = permissions
                .toWrite(kind)
                .orElseThrow(() -> new ForbiddenOperationException("Nobody may write " + kind + " here."));
        if (!act.allows(callers.current())) {
            throw Refusals.onlyOthers(List.of(act), request);
        }
    }
}
