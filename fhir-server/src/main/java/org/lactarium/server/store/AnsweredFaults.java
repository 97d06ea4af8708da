package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.StaffWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what went wrong in words for the one who asked. What the library takes for its own mistake is most often something it cannot
 * read: that is the client's (400). What comes of two writes at the same moment (409) or of a database that is away (503) passes, and says when
 * to try again. The rest is a mistake of ours: it is told by a number, and stands in the log by its place, because its message may name a
 * person.
 */
@Interceptor
public final class AnsweredFaults {

    private static final Logger LOG = LoggerFactory.getLogger(AnsweredFaults.class);

    private static final int UNAVAILABLE = 503;
    private static final int AFTER_ALL = 1_000;

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException told(@Nullable RequestDetails request, Throwable fault) {
        var answer = answer(request, fault);
        if (request != null && (answer != null || fault instanceof BaseServerResponseException)) {
            var status = answer == null ? (BaseServerResponseException) fault : answer;
            request.getUserData().put(StaffWords.STATUS, status.getStatusCode());
        }
        return answer;
    }

    /** Null when what is there may be said as it is. */
    private static @Nullable BaseServerResponseException answer(@Nullable RequestDetails request, Throwable fault) {
        var cause = FaultCause.of(fault);
        if (cause == FaultCause.MEETS) {
            return later(new ResourceVersionConflictException(
                    "Two writes met, and nothing of this one was done. Send it again."));
        }
        if (cause == FaultCause.AWAY) {
            return later(new UnclassifiedServerFailureException(
                    UNAVAILABLE, "The database is away, and nothing was done. Send it again."));
        }
        if (fault instanceof BaseServerResponseException known && known.getStatusCode() < 500) {
            return inPlainWords(known);
        }
        var unread = FaultCause.unread(fault);
        if (unread != null) {
            return new InvalidRequestException(PlainSpeech.of(unread));
        }
        if (cause == FaultCause.UNREADABLE || FaultCause.isQuestion(request)) {
            LOG.warn("A request was refused that nobody can work out: {}", FaultCause.place(fault));
            return new InvalidRequestException(
                    "Something in the request cannot be read: a value, a path or a patch. Numbers are written as in"
                            + " 10, 0.5 or 1e3, with a comparator as in gt10, and dates as in 2026-11-30.");
        }
        var number = request == null
                ? ""
                : Optional.ofNullable(request.getRequestId()).orElse("");
        LOG.error("A fault of the server in request {}: {}", PlainSpeech.word(number), FaultCause.place(fault));
        return new InternalErrorException(
                "The server has made a mistake, and nothing was done. It stands in its log. Request " + number + ".");
    }

    /** The last word about a refusal, whoever refused. */
    @Hook(value = Pointcut.SERVER_OUTGOING_FAILURE_OPERATIONOUTCOME, order = AFTER_ALL)
    public void told(IBaseOperationOutcome answer) {
        if (answer instanceof OperationOutcome outcome) {
            clean(outcome);
        }
    }

    /** What the entries of a batch are told, and whoever only asked. */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = AFTER_ALL)
    public void told(IBaseResource answer) {
        if (answer instanceof OperationOutcome outcome) {
            clean(outcome);
        }
        if (answer instanceof Bundle bundle
                && (bundle.getType() == BundleType.BATCHRESPONSE
                        || bundle.getType() == BundleType.TRANSACTIONRESPONSE)) {
            bundle.getEntry().forEach(entry -> told(entry.getResponse()));
        }
    }

    private static void told(BundleEntryResponseComponent entry) {
        if (entry.getOutcome() instanceof OperationOutcome outcome) {
            boolean unread = FaultCause.isOfAReader(outcome.getIssueFirstRep().getDiagnostics() + "");
            if (unread && String.valueOf(entry.getStatus()).startsWith("5")) {
                entry.setStatus("400 Bad Request");
            }
            clean(outcome);
        }
    }

    private static BaseServerResponseException later(BaseServerResponseException answer) {
        answer.addResponseHeader("Retry-After", "1");
        return answer;
    }

    private static @Nullable BaseServerResponseException inPlainWords(BaseServerResponseException known) {
        if (known.getOperationOutcome() instanceof OperationOutcome outcome) {
            clean(outcome);
            return null;
        }
        var said = known.getMessage() == null ? "" : known.getMessage();
        var plain = PlainSpeech.of(said);
        if (plain.equals(said)) {
            return null;
        }
        var again = BaseServerResponseException.newInstance(known.getStatusCode(), plain);
        known.getResponseHeaders()
                .forEach((name, values) -> values.forEach(value -> again.addResponseHeader(name, value)));
        return again;
    }

    private static void clean(OperationOutcome outcome) {
        outcome.getIssue().stream()
                .filter(OperationOutcome.OperationOutcomeIssueComponent::hasDiagnostics)
                .forEach(issue -> issue.setDiagnostics(PlainSpeech.answered(issue.getDiagnostics())));
    }
}
