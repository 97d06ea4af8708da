package org.lactarium.server.store;

import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/** The conditions of an entry are kept as those of a request are, or the bundle is refused: none is passed over. */
final class EntryConditions {

    private static final Pattern ONE = Pattern.compile("(?:[^?]*/)?[A-Za-z]+/[^/?]+/?");

    private EntryConditions() {}

    static void refuse(BundleEntryRequestComponent request) {
        boolean reads = request.getMethod() == HTTPVerb.GET || request.getMethod() == HTTPVerb.HEAD;
        if (request.hasIfMatch()) {
            VersionMatch.refuse(request.getIfMatch());
            boolean one = ONE.matcher(request.getUrl()).matches();
            if (request.getMethod() != HTTPVerb.PUT && request.getMethod() != HTTPVerb.PATCH || !one) {
                throw new PreconditionFailedException(
                        "ifMatch is asked of one resource by its id, of a PUT or a PATCH. Nothing of this bundle was done.");
            }
        }
        if (!reads && (request.hasIfNoneMatch() || request.hasIfModifiedSince())) {
            throw new PreconditionFailedException(
                    "ifNoneMatch and ifModifiedSince belong to a read. Nothing of this bundle was done.");
        }
        if (request.hasIfNoneExist()) {
            Conditions.noneExist(request.getIfNoneExist(), request.getMethod() == HTTPVerb.POST);
        }
    }
}
