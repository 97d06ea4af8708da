package org.lactarium.server.operations;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rulebook.Sentences;
import org.springframework.stereotype.Component;

/**
 * Whatever is refused is said twice: {@code details.text} to the person at the bench, in their language, and {@code diagnostics} to
 * whoever writes the program, in the words of whatever refused it. What refuses stands before what is only noted.
 */
@Component
@Interceptor
public class StaffWords implements DoorInterceptor {

    /** Where the status of the answer is noted in the request. */
    public static final String STATUS = StaffWords.class.getName();

    /** What another has written or taken away since the caller looked: of a version, or of what a condition finds. */
    private static final Pattern MEANWHILE =
            Pattern.compile("names a version of a resource that|current version|this search matched \\d+ resources");

    private final Sentences sentences;

    StaffWords(Sentences sentences) {
        this.sentences = sentences;
    }

    @Hook(Pointcut.SERVER_OUTGOING_FAILURE_OPERATIONOUTCOME)
    public void refused(RequestDetails request, IBaseOperationOutcome answer) {
        if (answer instanceof OperationOutcome outcome) {
            speak(outcome, String.valueOf(request.getUserData().get(STATUS)), request);
        }
    }

    /** What the entries of a batch are told. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void answered(RequestDetails request, IBaseResource answer) {
        if (answer instanceof Bundle bundle) {
            for (var entry : bundle.getEntry()) {
                var status = String.valueOf(entry.getResponse().getStatus());
                if (entry.getResponse().getOutcome() instanceof OperationOutcome outcome && status.matches("[45].*")) {
                    speak(outcome, status, request);
                }
            }
        }
    }

    private void speak(OperationOutcome outcome, String status, RequestDetails request) {
        var language = Refusals.language(request);
        outcome.getIssue().sort(Comparator.comparing(OperationOutcomeIssueComponent::getSeverity));
        outcome.getIssue().stream()
                .filter(issue -> !issue.getDetails().hasText())
                .forEach(issue -> issue.getDetails().setText(sentences.phrase(key(issue, status), language)));
    }

    /** Of the phrase that tells a person what no rule of the bank has said. */
    static String key(OperationOutcomeIssueComponent issue, String status) {
        if (!refuses(issue.getSeverity())) {
            return "staff.noted";
        }
        var fault = WrittenFault.of(issue);
        return "staff." + (fault == null ? answered(status, String.valueOf(issue.getDiagnostics())) : fault);
    }

    private static boolean refuses(@Nullable IssueSeverity severity) {
        return severity == IssueSeverity.ERROR || severity == IssueSeverity.FATAL;
    }

    private static String answered(String status, String said) {
        return switch (status.substring(0, Math.min(3, status.length()))) {
            case "403" -> "forbidden";
            case "404", "410" -> "unknown";
            case "409" -> "meets";
            case "412" -> MEANWHILE.matcher(said).find() ? "meets" : "form";
            case "422" -> "form";
            case "500" -> "fault";
            case "503" -> "away";
            default -> "unreadable";
        };
    }
}
