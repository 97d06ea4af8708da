package org.lactarium.server.operations.guard;

import ca.uhn.fhir.context.FhirContext;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Whom or what a fact is about.
 *
 * @param element of the fact
 */
record About(String element, Reference reference) {

    private static final Set<String> FACTS = Set.of(
            "AdverseEvent",
            "Consent",
            "DiagnosticReport",
            "Encounter",
            "EpisodeOfCare",
            "NutritionOrder",
            "Observation",
            "QuestionnaireResponse",
            "RelatedPerson",
            "ServiceRequest",
            "Specimen",
            "SupplyDelivery");

    private static final Set<String> ELEMENTS = Set.of("subject", "focus", "patient");

    /** Where facts say it, as in {@code Observation.subject}. */
    static Set<String> paths(FhirContext context) {
        return FACTS.stream()
                .flatMap(fact -> ELEMENTS.stream()
                        .filter(element -> context.getResourceDefinition(fact).getChildByName(element) != null)
                        .map(element -> fact + "." + element))
                .collect(Collectors.toSet());
    }

    static boolean isFact(Resource resource) {
        return FACTS.contains(resource.fhirType());
    }

    /** @return nothing for what is no fact */
    static Stream<About> of(Resource fact) {
        return !isFact(fact)
                ? Stream.empty()
                : fact.children().stream()
                        .filter(element -> ELEMENTS.contains(element.getName()))
                        .flatMap(element -> element.getValues().stream()
                                .filter(Reference.class::isInstance)
                                .map(value -> new About(element.getName(), (Reference) value)));
    }
}
