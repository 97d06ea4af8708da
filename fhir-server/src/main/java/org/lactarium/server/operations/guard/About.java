package org.lactarium.server.operations.guard;

import ca.uhn.fhir.context.FhirContext;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.AdverseEvent.AdverseEventSuspectEntityComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.Extensions;

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

    private static final String SAMPLE = "specimen";
    private static final Set<String> ELEMENTS = Set.of("subject", "focus", "patient");

    /** Where facts name a version, as in {@code Observation.subject} or, of milk, in the extension of {@code Specimen.subject}. */
    static Set<String> paths(FhirContext context) {
        return Stream.concat(
                        Stream.of("AdverseEvent.suspectEntity.instance"),
                        FACTS.stream().flatMap(fact -> Stream.concat(ELEMENTS.stream(), Stream.of(SAMPLE))
                                .filter(element ->
                                        context.getResourceDefinition(fact).getChildByName(element) != null)
                                .map(element -> fact + "." + element)))
                .flatMap(path -> Stream.of(path, path + ".extension"))
                .collect(Collectors.toSet());
    }

    /** Each reference in a fact that may name a version. */
    static Stream<Reference> versioned(Resource fact) {
        var suspects = fact instanceof AdverseEvent event
                ? event.getSuspectEntity().stream().map(AdverseEventSuspectEntityComponent::getInstance)
                : Stream.<Reference>empty();
        var samples = fact.children().stream()
                .filter(element -> element.getName().equals(SAMPLE))
                .flatMap(element -> element.getValues().stream())
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast);
        return Stream.of(of(fact).map(About::reference), suspects, samples)
                .flatMap(one -> one)
                .flatMap(one -> Stream.concat(Stream.of(one), alternate(one)));
    }

    private static Stream<Reference> alternate(Reference reference) {
        return reference.getExtension().stream()
                .filter(one -> Extensions.ALTERNATE_REFERENCE.equals(one.getUrl()))
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast);
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
