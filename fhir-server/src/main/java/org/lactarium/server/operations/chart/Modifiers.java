package org.lactarium.server.operations.chart;

import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;

/**
 * What may mean the opposite of what a resource says: a modifierExtension, anywhere in it, and implicitRules. The bank defines none,
 * so it understands none, and FHIR forbids to read such a resource as if they were not there.
 */
public final class Modifiers {

    private Modifiers() {}

    /** Why it cannot be understood; empty when nothing in it, or in what it holds, changes its meaning. */
    public static Optional<String> unknownIn(Base element) {
        return in(element, true).findFirst();
    }

    /** The same of what stands around the resources of a bundle or of parameters, each of which is judged for itself. */
    public static Optional<String> unknownAround(Resource around) {
        return in(around, false).findFirst();
    }

    private static Stream<String> in(Base element, boolean withResources) {
        var rules = element instanceof Resource resource && resource.hasImplicitRules()
                ? Stream.of("The record follows no implicitRules. Send the resource without them.")
                : Stream.<String>empty();
        return Stream.concat(rules, element.children().stream().flatMap(child -> child.getValues().stream()
                .filter(value -> withResources || !(value instanceof Resource))
                .flatMap(value -> child.getName().equals("modifierExtension")
                        ? Stream.of(unknown(value))
                        : in(value, withResources))));
    }

    private static String unknown(Base modifier) {
        var url = modifier instanceof Extension extension && extension.hasUrl() ? extension.getUrl() : "without a url";
        return "The record does not understand the modifierExtension " + url
                + ", which may change what the rest of the resource means.";
    }
}
