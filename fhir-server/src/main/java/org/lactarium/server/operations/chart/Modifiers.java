package org.lactarium.server.operations.chart;

import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;

/**
 * What may mean the opposite of what a resource says: a modifierExtension, anywhere in it, and implicitRules. The bank defines none,
 * so it understands none, and FHIR forbids to read such a resource as if they were not there.
 */
public final class Modifiers {

    private Modifiers() {}

    /** Why it cannot be understood; empty when nothing in it changes its meaning. */
    public static Optional<String> unknownIn(Resource resource) {
        return hasImplicitRules(resource)
                ? Optional.of("The record follows no implicitRules. Send the resource without them.")
                : in(resource)
                        .findFirst()
                        .map(url -> "The record does not understand the modifierExtension " + url
                                + ", which may change what the rest of the resource means.");
    }

    /** In itself or in what it contains. */
    private static boolean hasImplicitRules(Resource resource) {
        return resource.hasImplicitRules()
                || resource instanceof DomainResource whole
                        && whole.getContained().stream().anyMatch(Modifiers::hasImplicitRules)
                || resource instanceof Bundle bundle
                        && bundle.getEntry().stream()
                                .anyMatch(entry -> entry.hasResource() && hasImplicitRules(entry.getResource()));
    }

    private static Stream<String> in(Base element) {
        return element.children().stream().flatMap(child -> child.getValues().stream()
                .flatMap(value -> child.getName().equals("modifierExtension") ? Stream.of(url(value)) : in(value)));
    }

    private static String url(Base modifier) {
        return modifier instanceof Extension extension && extension.hasUrl() ? extension.getUrl() : "without a url";
    }
}
