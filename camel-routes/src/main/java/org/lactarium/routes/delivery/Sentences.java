package org.lactarium.routes.delivery;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.lactarium.profiles.Systems;

/** What a refusal says, for a person. */
final class Sentences {

    private Sentences() {}

    static String of(BaseServerResponseException refusal) {
        if (refusal.getOperationOutcome() instanceof OperationOutcome outcome && outcome.hasIssue()) {
            return refusal.getStatusCode() + ": "
                    + outcome.getIssue().stream()
                            .filter(issue -> issue.getSeverity() != OperationOutcome.IssueSeverity.INFORMATION)
                            .map(Sentences::of)
                            .distinct()
                            .collect(Collectors.joining("; "));
        }
        return "The record answers " + refusal.getStatusCode();
    }

    /** Whether a rule of the bank refuses, and not the moment. */
    static boolean namesARule(BaseServerResponseException refusal) {
        return refusal.getOperationOutcome() instanceof OperationOutcome outcome
                && outcome.getIssue().stream().anyMatch(issue -> issue.getDetails().getCoding().stream()
                        .anyMatch(coding -> Systems.MILK_RULE.equals(coding.getSystem())));
    }

    private static String of(OperationOutcome.OperationOutcomeIssueComponent issue) {
        String rule = issue.getDetails().getCodingFirstRep().getCode();
        String sentence = issue.hasDiagnostics()
                ? issue.getDiagnostics()
                : issue.getDetails().getText();
        return rule == null ? String.valueOf(sentence) : rule + " (" + sentence + ")";
    }
}
