package org.lactarium.profiles;

import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.Map;

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
            "Questionnaire/donor-screening|0.1.0' could not be resolved",
            "the questionnaire itself is not written yet");

    private Explained() {}

    static boolean warning(SingleValidationMessage message) {
        return switch (message.getSeverity()) {
            case INFORMATION -> true;
            case WARNING -> WARNINGS.keySet().stream().anyMatch(message.getMessage()::contains);
            case ERROR, FATAL -> false;
        };
    }
}
