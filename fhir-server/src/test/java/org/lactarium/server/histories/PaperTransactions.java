package org.lactarium.server.histories;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Transactions of nothing but PUTs, each under an id of the sender's own: what the laboratory's door sends. */
public final class PaperTransactions {

    private final PaperRecord record;

    PaperTransactions(PaperRecord record) {
        this.record = record;
    }

    @Transaction
    public Bundle transact(@TransactionParam Bundle bundle, RequestDetails request) {
        var answer = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
        var asked = bundle.getEntry().stream().map(PaperTransactions::expecting).toList();
        record.update(asked, request).forEach(stored -> answer.addEntry()
                .getResponse()
                .setStatus("200 OK")
                .setLocation(stored.getIdElement().getValue()));
        return answer;
    }

    /** What If-Match asks for stands in the id. */
    private static Resource expecting(BundleEntryComponent entry) {
        var resource = entry.getResource();
        var id = new IdType(entry.getRequest().getUrl());
        var match = entry.getRequest().getIfMatch();
        var version = match == null ? null : match.replaceAll("[^0-9]", "");
        resource.setIdElement(new IdType(id.getResourceType(), id.getIdPart(), version));
        return resource;
    }
}
