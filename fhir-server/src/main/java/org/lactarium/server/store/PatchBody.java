package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Refuses what cannot be a patch of the kind it says it is, before the library stumbles over it. */
@Interceptor
public final class PatchBody {

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void refuse(RequestDetails request) {
        if (request.getRequestType() != RequestTypeEnum.PATCH) {
            return;
        }
        refuse(String.valueOf(request.getHeader("Content-Type")), request.loadRequestContents());
    }

    /** Of an entry in a bundle, where a patch that is no resource stands in a Binary. */
    static void refuse(@Nullable Resource patch) {
        if (patch instanceof Binary packed) {
            refuse(String.valueOf(packed.getContentType()), packed.getData());
        } else if (!(patch instanceof Parameters)) {
            throw none();
        }
    }

    private static void refuse(String type, byte @Nullable [] bytes) {
        var body = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8).strip();
        boolean patch = type.contains("json-patch")
                ? body.startsWith("[")
                : type.contains("xml-patch")
                        ? body.startsWith("<")
                        : !type.contains("fhir+") || body.contains("Parameters");
        if (!patch) {
            throw none();
        }
    }

    private static InvalidRequestException none() {
        return new InvalidRequestException("The body is no patch: a JSON patch is a list, an XML patch an element,"
                + " and a FHIRPath patch a Parameters resource.");
    }
}
