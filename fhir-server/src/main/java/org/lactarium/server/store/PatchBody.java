package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.nio.charset.StandardCharsets;

/** Refuses what cannot be a patch of the kind it says it is, before the library stumbles over it. */
@Interceptor
public final class PatchBody {

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void refuse(RequestDetails request) {
        if (request.getRequestType() != RequestTypeEnum.PATCH) {
            return;
        }
        var type = String.valueOf(request.getHeader("Content-Type"));
        var body = new String(request.loadRequestContents(), StandardCharsets.UTF_8).strip();
        boolean patch = type.contains("json-patch")
                ? body.startsWith("[")
                : type.contains("xml-patch")
                        ? body.startsWith("<")
                        : !type.contains("fhir+") || body.contains("Parameters");
        if (!patch) {
            throw new InvalidRequestException("The body is no patch: a JSON patch is a list, an XML patch an element,"
                    + " and a FHIRPath patch a Parameters resource.");
        }
    }
}
