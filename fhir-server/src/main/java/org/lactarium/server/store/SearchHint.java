package org.lactarium.server.store;

import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** A word to the client beside what was found: an entry that is no hit and is not counted. */
final class SearchHint {

    private SearchHint() {}

    static void add(Bundle found, IssueType kind, String sentence) {
        var outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(IssueSeverity.WARNING).setCode(kind).setDiagnostics(sentence);
        found.addEntry()
                .setFullUrl("urn:uuid:" + UUID.randomUUID())
                .setResource(outcome)
                .getSearch()
                .setMode(SearchEntryMode.OUTCOME);
    }
}
