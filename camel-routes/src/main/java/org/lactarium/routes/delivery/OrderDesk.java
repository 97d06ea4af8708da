package org.lactarium.routes.delivery;

import ca.uhn.fhir.rest.api.CacheControlDirective;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.routes.orders.OrderNotice;
import org.lactarium.routes.orders.Papers;

/** The orders of the record, read and written over REST. Every call may end in {@link Away} or {@link Refused}. */
public final class OrderDesk {

    /** As much as one answer holds without the server keeping it for a next page. */
    private static final int AT_ONCE = 200;

    private final Record record;

    OrderDesk(Record record) {
        this.record = record;
    }

    /** Every order written at that moment or later, oldest first. */
    public void changedSince(Instant since, Consumer<ServiceRequest> each) {
        // nothing is kept for a look that is repeated every few seconds and finds next to nothing
        Bundle found =
                search(since, new CacheControlDirective().setNoStore(true).setMaxResults(AT_ONCE));
        if (found.getEntry().size() < AT_ONCE) {
            hand(found, each);
            return;
        }
        for (Bundle page = search(since, new CacheControlDirective().setNoCache(true));
                page != null;
                page = record.next(page)) {
            hand(page, each);
        }
    }

    /** An order as it was at a version, with what it refers to as it is now. */
    public Papers papers(String order, long version) {
        return papers(record.known(ServiceRequest.class, order, version));
    }

    public ServiceRequest order(String id) {
        return record.known(ServiceRequest.class, id);
    }

    /** An order with what it refers to as it is now, whether it is in the record or not. */
    public Papers papers(ServiceRequest request) {
        String subject = OrderNotice.subject(request.getSubject());
        List<Specimen> specimens = request.getSpecimen().stream()
                .filter(Reference::hasReference)
                .map(specimen -> record.known(Specimen.class, id(specimen)))
                .toList();
        return new Papers(
                request,
                specimens,
                subject.startsWith("BiologicallyDerivedProduct/")
                        ? record.known(BiologicallyDerivedProduct.class, subject.substring(subject.indexOf('/') + 1))
                        : null,
                donor(request.getSubject(), subject));
    }

    /**
     * Changes an order where it stands. Somebody else's change in the same moment is not overwritten: that is {@link Away}, and
     * is tried again.
     *
     * @param change whether there was anything to change
     */
    public void change(String id, Predicate<ServiceRequest> change) {
        ServiceRequest order = record.known(ServiceRequest.class, id);
        String version = order.getMeta().getVersionId();
        if (change.test(order)) {
            Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
            transaction
                    .addEntry()
                    .setResource(order)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.PUT)
                    .setUrl("ServiceRequest/" + id)
                    .setIfMatch(version == null ? null : "W/\"" + version + "\"");
            record.transact(transaction);
        }
    }

    private @Nullable Patient donor(Reference written, String subject) {
        if (subject.startsWith("Patient/")) {
            return record.known(Patient.class, subject.substring(subject.indexOf('/') + 1));
        }
        return written.getIdentifier().hasValue()
                ? record.find(
                                Patient.class,
                                List.of(Systems.DONOR_ID),
                                written.getIdentifier().getValue())
                        .orElse(null)
                : null;
    }

    private Bundle search(Instant since, CacheControlDirective caching) {
        return record.ask(client -> client.search()
                .forResource(ServiceRequest.class)
                .whereMap(Map.of(
                        "_lastUpdated", List.of("ge" + since.truncatedTo(ChronoUnit.MILLIS)),
                        "_sort", List.of("_lastUpdated"),
                        "_count", List.of(String.valueOf(AT_ONCE))))
                .cacheControl(caching)
                .returnBundle(Bundle.class)
                .execute());
    }

    private static void hand(Bundle page, Consumer<ServiceRequest> each) {
        page.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(ServiceRequest.class::isInstance)
                .map(ServiceRequest.class::cast)
                .forEach(each);
    }

    private static String id(Reference reference) {
        return reference.getReferenceElement().getIdPart();
    }
}
