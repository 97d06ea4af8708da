package org.lactarium.server.store;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.lactarium.profiles.Extensions;

/**
 * What an element says in an extension of which there is one: a status, a volume, an expiry. Two of them are two things that cannot both be
 * true, and whoever reads one of them would choose for the sender.
 */
final class SaidOnce {

    private static final Set<String> ONE = Set.of(
            Extensions.UNIT_TYPE,
            Extensions.UNIT_STATUS,
            Extensions.VOLUME,
            Extensions.CURRENT_LOCATION,
            Extensions.STORAGE_DEVICE,
            Extensions.RUN,
            Extensions.FOR_ORDER,
            Extensions.DOSING_WEIGHT,
            Extensions.REVIEW_DATE,
            Extensions.MAX_DONORS,
            Extensions.LABORATORY_ANSWER,
            Extensions.ALTERNATE_REFERENCE,
            Extensions.EXPIRATION_DATE,
            Extensions.BIOLOGICAL_SOURCE_EVENT,
            Extensions.DIVISION);

    private SaidOnce() {}

    /** Which of its extensions an element has twice, in words. */
    static Optional<String> fault(Base element) {
        var said = new HashSet<String>();
        return extensions(element).stream()
                .map(Extension::getUrl)
                .filter(ONE::contains)
                .filter(url -> !said.add(url))
                .findFirst()
                .map(url -> "The extension " + url + " stands twice where one unit, order or person can have it once.");
    }

    private static List<Extension> extensions(Base element) {
        if (element instanceof DomainResource resource) {
            return resource.getExtension();
        }
        return element instanceof Element part ? part.getExtension() : List.of();
    }
}
