package org.lactarium.server.store;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.firewall.RequestRejectedException;

/** Whose mistake a fault is, by what stands at its bottom. */
enum FaultCause {
    /** Another write was there at the same moment: the same request may pass in a moment. */
    MEETS,
    /** The database cannot be reached, or has no room. */
    AWAY,
    /** What was sent. */
    UNREADABLE,
    OURS;

    /** Serialization failure, deadlock, lock not available. */
    private static final Set<String> MEETING = Set.of("40001", "40P01", "55P03");

    /** Classes of PostgreSQL's states: connection, resources, intervention of an operator. */
    private static final Set<String> OUT_OF_REACH = Set.of("08", "53", "57");

    /** A value that no column takes. */
    private static final String NO_VALUE = "22";

    /** Where the library reads values of a search, and where patches are applied. */
    private static final List<String> READERS = List.of(
            "ca.uhn.fhir.rest.param.",
            "ca.uhn.fhir.jpa.patch.",
            "com.github.fge.jsonpatch.",
            "com.github.fge.jackson.",
            "com.github.dnault.xmlpatch.",
            "java.net.URLDecoder");

    private static final int FRAMES = 12;

    static FaultCause of(Throwable fault) {
        for (var cause : causes(fault)) {
            if (cause instanceof SQLTransientConnectionException) {
                return AWAY;
            }
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().length() == 5) {
                var kind = sql.getSQLState().substring(0, 2);
                if (MEETING.contains(sql.getSQLState())) {
                    return MEETS;
                }
                if (OUT_OF_REACH.contains(kind)) {
                    return AWAY;
                }
                if (kind.equals(NO_VALUE)) {
                    return UNREADABLE;
                }
            }
            if (cause instanceof DataFormatException
                    || isAnotherType(cause)
                    || cause instanceof RequestRejectedException
                    || Arrays.stream(cause.getStackTrace()).limit(FRAMES).anyMatch(FaultCause::reads)) {
                return UNREADABLE;
            }
        }
        return OURS;
    }

    /** A patch may put a value of one type where the model has another. */
    private static boolean isAnotherType(Throwable cause) {
        return cause instanceof ClassCastException
                && String.valueOf(cause.getMessage())
                        .matches("class org\\.hl7\\.fhir\\..* cannot be cast to class org\\.hl7\\.fhir\\..*");
    }

    /** What the library says of a value it could not read. */
    static @Nullable String unread(Throwable fault) {
        return causes(fault).stream()
                .filter(DataFormatException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElse(null);
    }

    /** Whether a sentence of the library tells of a value it could not read. */
    static boolean isOfAReader(String said) {
        return READERS.stream().anyMatch(said::contains) || said.contains("DataFormatException");
    }

    /** Whoever only asks can break nothing, and the library works out every question from what was sent. */
    static boolean isQuestion(@Nullable RequestDetails request) {
        if (request == null
                || request.getOperation() != null && request.getOperation().startsWith("$")) {
            return false;
        }
        return request.getRequestType() == RequestTypeEnum.GET
                || request.getRequestType() == RequestTypeEnum.POST
                        && String.valueOf(request.getRequestPath()).endsWith("_search");
    }

    /** Kinds and places, and no message. */
    static String place(Throwable fault) {
        return causes(fault).stream()
                .map(cause -> cause.getClass().getName()
                        + Arrays.stream(cause.getStackTrace())
                                .limit(3)
                                .map(frame -> " at " + frame)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("; because of "));
    }

    private static boolean reads(StackTraceElement frame) {
        return READERS.stream().anyMatch(frame.getClassName()::startsWith);
    }

    private static List<Throwable> causes(Throwable fault) {
        var causes = new ArrayList<Throwable>();
        for (Throwable cause = fault; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
