package org.lactarium.server.operations.guard;

import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Whom or what a fact is about.
 *
 * @param element of the fact
 */
record About(String element, Reference reference) {

    private static final Set<String> ELEMENTS = Set.of("subject", "focus", "patient");

    static Stream<About> of(Resource fact) {
        return fact.children().stream()
                .filter(element -> ELEMENTS.contains(element.getName()))
                .flatMap(element -> element.getValues().stream()
                        .filter(Reference.class::isInstance)
                        .map(value -> new About(element.getName(), (Reference) value)));
    }
}
