package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Refuses a moment in a search that says an hour and not from where it is counted: HAPI takes it for one of the machine's own zone. A
 * day may be asked for without; it is the bank's.
 */
@Interceptor
public final class AskedMoments {

    private static final Pattern WITHOUT_OFFSET = Pattern.compile(
            "(eq|ne|gt|lt|ge|le|sa|eb|ap)?\\d{4}-\\d\\d-\\d\\dT\\d\\d(:\\d\\d(:\\d\\d([.]\\d+)?)?)?( \\d\\d:?\\d\\d)?");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void atTheDoor(RequestDetails request) {
        refuse(request);
    }

    /** Again where a question within a bundle comes by. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void refuse(RequestDetails request) {
        request.getParameters().forEach((name, values) -> Arrays.stream(values)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .filter(value -> WITHOUT_OFFSET.matcher(value.strip()).matches())
                .findFirst()
                .ifPresent(value -> {
                    throw new InvalidRequestException("The moment " + value + " of " + name
                            + " needs an offset, as in 2026-11-30T08:00:00Z or 2026-11-30T16:00:00%2B08:00."
                            + " A plus sign stands in an address as %2B.");
                }));
    }
}
