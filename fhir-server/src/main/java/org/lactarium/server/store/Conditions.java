package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.gate.PercentCoded;

/**
 * Refuses a condition that the record would pass over, where a write rests on it: {@code If-None-Exist} belongs to a create and says what
 * must not be there yet, {@code If-None-Match} belongs to a read, and a version or a history in an address to the past.
 */
@Interceptor
public final class Conditions {

    private static final List<String> UNKNOWN = List.of("If-Unmodified-Since", "If-Range");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void refuse(RequestDetails request) {
        if (request.getRequestType() == RequestTypeEnum.GET) {
            return;
        }
        if ("_history".equals(request.getOperation())) {
            throw new MethodNotAllowedException("A history is read with GET, and nothing else is done with it.");
        }
        if (request.getHeader("If-None-Match") != null
                || UNKNOWN.stream().anyMatch(name -> request.getHeader(name) != null)) {
            throw new PreconditionFailedException(
                    "A write knows the conditions If-Match and, of a create, If-None-Exist, and no others.");
        }
        var create = request.getRequestType() == RequestTypeEnum.POST && request.getOperation() == null;
        noneExist(request.getHeader("If-None-Exist"), create && request.getResourceName() != null);
        if (request.getId() != null && request.getId().hasVersionIdPart()) {
            throw new MethodNotAllowedException("What a resource was stays as it is. Write to the resource itself.");
        }
    }

    /** @param create whether it stands where a resource is created */
    static void noneExist(@Nullable String condition, boolean create) {
        if (condition == null) {
            return;
        }
        if (!create) {
            throw new InvalidRequestException("If-None-Exist belongs to a create.");
        }
        if (condition.isBlank() || !PercentCoded.isSound(condition)) {
            throw new InvalidRequestException(
                    "If-None-Exist is a search, as in identifier=https://lactarium.org/id/unit|U-1.");
        }
    }
}
