package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses with 400 a search for a number that nobody has measured, before it is written out and looked for. */
@Interceptor
public final class SoundAddress {

    /** With the prefix of a search before it and a unit behind it. */
    private static final Pattern EXPONENT = Pattern.compile("(?:[a-z]{2})?[+-]?[0-9.]+[eE][+-]?0*([0-9]+)(?:\\|.*)?");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void refuse(RequestDetails request) {
        boolean unsound = request.getParameters().values().stream()
                .flatMap(Arrays::stream)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(EXPONENT::matcher)
                .filter(Matcher::matches)
                .anyMatch(found -> found.group(1).length() > 2 || Integer.parseInt(found.group(1)) > Unsound.DIGITS);
        if (unsound) {
            throw new InvalidRequestException("A number in the address has more digits than anybody measures.");
        }
    }
}
