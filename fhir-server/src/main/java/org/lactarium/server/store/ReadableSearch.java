package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A value of a search that cannot be read is the client's mistake (400). HAPI takes some of them for its own (500). */
@Interceptor
public final class ReadableSearch {

    /** Where HAPI reads numbers, quantities and dates out of an address. */
    private static final String PARAMETERS = "ca.uhn.fhir.rest.param.";

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException told(Throwable fault) {
        boolean refused = fault instanceof BaseServerResponseException known && known.getStatusCode() < 500;
        return refused || !isOfAParameter(fault)
                ? null
                : new InvalidRequestException(
                        "A value of the search cannot be read. Numbers are written as in 10, 0.5 or 1e3,"
                                + " with a comparator as in gt10, and dates as in 2026-11-30.");
    }

    private static boolean isOfAParameter(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            boolean unread = cause instanceof IllegalArgumentException || cause instanceof ArithmeticException;
            if (unread
                    && Arrays.stream(cause.getStackTrace())
                            .anyMatch(frame -> frame.getClassName().startsWith(PARAMETERS))) {
                return true;
            }
        }
        return false;
    }
}
