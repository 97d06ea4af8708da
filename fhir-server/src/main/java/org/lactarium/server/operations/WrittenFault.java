package org.lactarium.server.operations;

import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Which of the mistakes that people make the validator has found, by the id it gives to its messages. */
final class WrittenFault {

    private static final String MESSAGE_ID = "http://hl7.org/fhir/StructureDefinition/operationoutcome-message-id";

    private WrittenFault() {}

    /** Key of a phrase; null for what no validator said. */
    static @Nullable String of(OperationOutcomeIssueComponent issue) {
        var id = issue.getExtensionByUrl(MESSAGE_ID) != null
                        && issue.getExtensionByUrl(MESSAGE_ID).getValue() instanceof PrimitiveType<?> said
                ? said.getValueAsString()
                : null;
        if (id == null) {
            return null;
        }
        if (id.endsWith("#per-1")
                || issue.getDiagnostics() != null && issue.getDiagnostics().contains("per-1")) {
            return "period";
        }
        if (id.startsWith("Validation_VAL_Profile_Minimum")) {
            return "missing";
        }
        if (id.startsWith("Terminology_")) {
            return "code";
        }
        return id.matches("Type_Specific_Checks_DT_(Date|Time|DateTime).*") ? "moment" : "form";
    }
}
