package org.lactarium.routes;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.number.NumberKey;

/** {@code $find-numbers} over resources in memory: as much of it as the routes ask. */
record RegisterOfNumbers(Collection<Resource> resources) {

    private static final Map<String, String> KINDS = Map.of(
            Systems.DONOR_ID, "donor",
            Systems.UNIT_ID, "unit",
            Systems.POOL_ID, "pool",
            Systems.BATCH_ID, "batch",
            Systems.SPECIMEN_ID, "specimen",
            Systems.LAB_ORDER_ID, "order");

    Parameters find(Parameters in) {
        Set<String> wanted = in.getParameter().stream()
                .map(parameter -> NumberKey.of(parameter.getValue().primitiveValue()))
                .collect(Collectors.toSet());
        Parameters answer = new Parameters();
        for (Resource resource : resources) {
            Property identifiers = resource.getNamedProperty("identifier");
            if (identifiers != null) {
                identifiers.getValues().stream()
                        .map(Identifier.class::cast)
                        .filter(identifier -> identifier.hasSystem()
                                && KINDS.containsKey(identifier.getSystem())
                                && wanted.contains(NumberKey.of(identifier.getValue())))
                        .forEach(identifier -> write(answer, resource, identifier));
            }
        }
        return answer;
    }

    private void write(Parameters answer, Resource bearer, Identifier identifier) {
        Reference subject = subject(bearer, identifier);
        String kind = resources.stream()
                .filter(resource -> reference(resource).equals(subject.getReference()))
                .findFirst()
                .map(RegisterOfNumbers::kind)
                .orElse(subject.getReference().startsWith("Patient/") ? "donor" : "batch");
        Parameters.ParametersParameterComponent match = answer.addParameter().setName("match");
        match.addPart().setName("number").setValue(new StringType(identifier.getValue()));
        match.addPart().setName("on").setValue(new CodeType(KINDS.get(identifier.getSystem())));
        match.addPart().setName("bearer").setValue(new Reference(reference(bearer)));
        match.addPart().setName("counts").setValue(new BooleanType(true));
        match.addPart().setName("subject").setValue(subject);
        match.addPart().setName("kind").setValue(new CodeType(kind));
        match.addPart().setName("countsFor").setValue(new Reference(subject.getReference()));
    }

    private static Reference subject(Resource bearer, Identifier identifier) {
        Reference said = bearer instanceof Specimen specimen
                ? specimen.getSubject()
                : bearer instanceof ServiceRequest order ? order.getSubject() : null;
        if (said == null) {
            return new Reference(reference(bearer)).setDisplay(kind(bearer) + " " + identifier.getValue());
        }
        Reference meant = said.getExtensionByUrl(Extensions.ALTERNATE_REFERENCE) == null
                ? said
                : (Reference)
                        said.getExtensionByUrl(Extensions.ALTERNATE_REFERENCE).getValue();
        return new Reference(meant.getReference())
                .setDisplay(Objects.requireNonNullElse(said.getDisplay(), meant.getReference()));
    }

    private static String kind(Resource resource) {
        return resource instanceof BiologicallyDerivedProduct unit && unit.hasExtension(Extensions.UNIT_TYPE)
                ? ((CodeableConcept)
                                unit.getExtensionByUrl(Extensions.UNIT_TYPE).getValue())
                        .getCodingFirstRep()
                        .getCode()
                : "donor";
    }

    private static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
