package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the character U+0000 with 400, in addresses and in JSON. FHIR allows it in no text and PostgreSQL keeps it in none: it
 * would come to light in the middle of a write, as a fault of the server that a client tries again for ever.
 */
@Interceptor
public final class StorableText {

    private static final byte[] ESCAPED = {'u', '0', '0', '0', '0'};

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void refuse(RequestDetails request) {
        boolean asked = request.getParameters().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(value -> value.indexOf('\0') >= 0);
        if (asked || isJson(request.getHeader("Content-Type")) && holdsNul(request.loadRequestContents())) {
            throw new InvalidRequestException(
                    "The request has the character U+0000 in it, which FHIR allows in no text. Leave it out and send it again.");
        }
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.contains("json");
    }

    /** In JSON it can only stand escaped; behind a backslash that is itself escaped it is none. */
    static boolean holdsNul(byte[] json) {
        for (int at = 0; at < json.length; at++) {
            if (json[at] == '\\') {
                if (at + ESCAPED.length < json.length
                        && Arrays.equals(json, at + 1, at + 1 + ESCAPED.length, ESCAPED, 0, ESCAPED.length)) {
                    return true;
                }
                at++;
            }
        }
        return false;
    }
}
