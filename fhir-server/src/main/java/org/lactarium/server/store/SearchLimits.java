package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses a question that is larger than anybody's: each parameter is one more table that the database joins, and three hundred of them
 * keep it busy for a minute.
 */
@Interceptor
public final class SearchLimits {

    private static final Pattern MOST = Pattern.compile("max-results\\s*=\\s*[1-9]\\d{0,5}\\s*(,|$)");

    private final RecordLimits limits;

    SearchLimits(RecordLimits limits) {
        this.limits = limits;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void atTheDoor(RequestDetails request) {
        refuse(request);
        var control = request.getHeader("Cache-Control");
        unless(
                control == null
                        || !control.contains("max-results")
                        || MOST.matcher(control).find(),
                "Cache-Control: max-results is a number from 1 to 999999.");
    }

    /** Again where a question within a bundle comes by. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void refuse(RequestDetails request) {
        refuse(request.getParameters());
    }

    void refuse(Map<String, String[]> parameters) {
        unless(
                parameters.values().stream().mapToInt(values -> values.length).sum() <= limits.mostSearchParameters(),
                "The search has more than " + limits.mostSearchParameters() + " parameters.");
        unless(
                values(parameters).count() <= limits.mostSearchValues(),
                "The search has more than " + limits.mostSearchValues() + " values.");
        unless(
                values(parameters).allMatch(value -> value.length() <= limits.longestSearchValue()),
                "A value of the search has more than " + limits.longestSearchValue() + " characters.");
        unless(notNegative(parameters.get("_offset")), "_offset is not below zero.");
        unless(notNegative(parameters.get("_count")), "_count is not below zero.");
    }

    private static Stream<String> values(Map<String, String[]> parameters) {
        return parameters.values().stream().flatMap(Arrays::stream).flatMap(value -> Arrays.stream(value.split(",")));
    }

    private static boolean notNegative(String[] values) {
        return values == null
                || Arrays.stream(values).noneMatch(value -> value.strip().startsWith("-"));
    }

    private static void unless(boolean holds, String why) {
        if (!holds) {
            throw new InvalidRequestException(why);
        }
    }
}
