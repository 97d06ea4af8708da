package org.lactarium.profiles;

import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.Map;
import org.hl7.fhir.r5.model.OperationOutcome.OperationOutcomeIssueComponent;

/** What a validator may say about a good resource, and why we let it. */
final class Explained {

    private static final Map<String, String> WARNINGS = Map.of(
            "CodeSystem is unknown and can't be validated: http://loinc.org",
            "LOINC is licensed and its table is not shipped",
            "Best Practice Recommendation: In general, all observations should have a subject",
            "R4 does not let milk be a subject; it stands in focus",
            "value set 'Consent Scope Codes'",
            "HL7 has no scope for giving milk, and the binding is extensible",
            "value set 'Provenance activity type'",
            "HL7 has no activity for releasing milk, and the binding is extensible",
            "in system 'http://unitsofmeasure.org' because the validator is running without terminology services",
            "HL7's engine knows no unit without a server; HAPI's validator checks them",
            "A definition for CodeSystem 'http://unitsofmeasure.org' could not be found",
            "the same",
            "No definition could be found for URL value 'https://lactarium.org/policy/",
            "a policy is a document of the bank and not a FHIR resource",
            "No definition could be found for URL value 'https://lactarium.org/fhir/rules/",
            "a rule profile is a file with a version and not a FHIR resource");

    private Explained() {}

    static boolean warning(SingleValidationMessage message) {
        return switch (message.getSeverity()) {
            case INFORMATION -> true;
            case WARNING -> WARNINGS.keySet().stream().anyMatch(message.getMessage()::contains);
            case ERROR, FATAL -> false;
        };
    }

    static boolean warning(OperationOutcomeIssueComponent issue) {
        return switch (issue.getSeverity()) {
            case INFORMATION -> true;
            case WARNING ->
                WARNINGS.keySet().stream().anyMatch(issue.getDetails().getText()::contains);
            default -> false;
        };
    }
}
