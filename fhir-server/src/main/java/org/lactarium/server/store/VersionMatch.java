package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses with 412 an If-Match that would be passed over or not understood: whoever sends one relies on it. It names one version, and
 * it is asked of a resource that is named by its id.
 */
@Interceptor
public final class VersionMatch {

    private static final Pattern ONE_VERSION = Pattern.compile("(W/)?\"[0-9]{1,18}\"");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void refuse(RequestDetails request) {
        var match = request.getHeader("If-Match");
        if (match == null) {
            return;
        }
        refuse(match);
        if (request.getId() == null || !request.getId().hasIdPart()) {
            throw new PreconditionFailedException(
                    "If-Match is asked of one resource by its id, and not of what a search finds. Read it, then write to its id.");
        }
    }

    static void refuse(@Nullable String match) {
        if (match != null && !ONE_VERSION.matcher(match.strip()).matches()) {
            throw new PreconditionFailedException("If-Match names one version, as in W/\"3\".");
        }
    }
}
