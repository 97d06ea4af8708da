package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.lactarium.server.access.Callers;
import org.lactarium.server.access.Permissions;
import org.lactarium.server.operations.DoorInterceptor;
import org.lactarium.server.operations.Refusals;
import org.springframework.stereotype.Component;

/** Whoever calls an operation has a role for it (403 otherwise), by the table of {@link Permissions}; asked before anything is read. */
@Component
@Interceptor
class WhoMayCall implements DoorInterceptor {

    private final Callers callers;
    private final Permissions permissions;

    WhoMayCall(Callers callers, Permissions permissions) {
        this.callers = callers;
        this.permissions = permissions;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void refuseAtTheDoor(RequestDetails request) {
        refuse(request);
    }

    /** Again where a question within a bundle comes by, which passes no door. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void refuse(RequestDetails request) {
        var asked = request.getOperation();
        if (asked == null || !asked.startsWith("$")) {
            return;
        }
        var acts = permissions.ofOperation(String.valueOf(request.getResourceName()), asked);
        if (!acts.isEmpty() && acts.stream().noneMatch(act -> act.allows(callers.current()))) {
            throw Refusals.onlyOthers(acts, request);
        }
    }
}
