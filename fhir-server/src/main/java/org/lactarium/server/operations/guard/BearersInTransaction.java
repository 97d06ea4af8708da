package org.lactarium.server.operations.guard;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.number.NumberKey;
import org.lactarium.server.operations.chart.NumberChart;

/**
 * What a transaction is about to write and that will bear a number, so that a donor and her first result can come together.
 *
 * @param entries none of a single write, or of a batch, whose entries stand alone
 */
record BearersInTransaction(List<BundleEntryComponent> entries) {

    static final BearersInTransaction NONE = new BearersInTransaction(List.of());

    /** @param known whether the record has one already: then an entry with If-None-Exist makes no other */
    List<Bearer> of(Identifier number, String type, boolean known) {
        return entries.stream()
                .filter(entry -> entry.hasResource() && bears(entry.getResource(), number))
                .filter(entry -> !known || !entry.getRequest().hasIfNoneExist())
                .map(entry -> new Bearer(entry.getResource().fhirType(), name(entry)))
                .filter(bearer -> bearer.is(type))
                .toList();
    }

    private static boolean bears(Resource written, Identifier number) {
        var kind = NumberChart.kind(number.getSystem());
        if (kind.isPresent()) {
            return NumberChart.of(written).stream()
                    .anyMatch(
                            given -> given.kind() == kind.get() && given.key().equals(NumberKey.of(number.getValue())));
        }
        return identifiers(written)
                .anyMatch(one -> number.getSystem().equals(one.getSystem())
                        && number.getValue().equals(one.getValue()));
    }

    private static Stream<Identifier> identifiers(Resource written) {
        if (written instanceof Patient person) {
            return person.getIdentifier().stream();
        }
        return written instanceof BiologicallyDerivedProduct milk ? milk.getIdentifier().stream() : Stream.empty();
    }

    /** An entry that nobody could refer to is given a name. */
    private static String name(BundleEntryComponent entry) {
        var url = entry.getRequest().getUrl();
        if (entry.getRequest().getMethod() == HTTPVerb.PUT && url.matches("[A-Za-z]+/[A-Za-z0-9.-]+")) {
            return url;
        }
        if (!entry.hasFullUrl()) {
            entry.setFullUrl("urn:uuid:" + UUID.randomUUID());
        }
        return entry.getFullUrl();
    }
}
