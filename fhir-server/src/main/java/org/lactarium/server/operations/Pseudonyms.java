package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;

/** Takes out of an answer who people are, and leaves which of the bank's numbers they have. */
final class Pseudonyms {

    private static final Coding PSEUDONYMISED =
            new Coding("http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "PSEUDED", "pseudonymized");

    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private Pseudonyms() {}

    static Bundle in(Bundle answer) {
        answer.getMeta().addSecurity(PSEUDONYMISED.copy());
        return answer;
    }

    /** @param resource read for this answer alone; it is changed, and given back unless it is a person */
    static Resource of(Resource resource) {
        var shown = resource instanceof Patient person ? of(person) : withoutNames(resource);
        shown.getMeta().addSecurity(PSEUDONYMISED.copy());
        return shown;
    }

    /** Id, profile and donor number. What the profile asks for besides is there and says that it is masked. */
    private static Patient of(Patient person) {
        var shown = new Patient();
        shown.setId(person.getIdElement());
        person.getMeta().getProfile().forEach(profile -> shown.getMeta().addProfile(profile.getValue()));
        var numbers = person.getIdentifier().stream()
                .filter(identifier -> Systems.DONOR_ID.equals(identifier.getSystem()))
                .map(Identifier::copy)
                .toList();
        shown.setIdentifier(new ArrayList<>(numbers));
        if (numbers.isEmpty()) {
            var hidden = shown.addIdentifier();
            hidden.setSystem(person.getIdentifierFirstRep().getSystem());
            mask(hidden.getValueElement());
        }
        mask(shown.getBirthDateElement());
        return shown;
    }

    private static void mask(Element element) {
        element.addExtension(new Extension(ABSENT, new CodeType("masked")));
    }

    /** References to people carry their names beside the id, and so may a narrative and what is contained. */
    private static Resource withoutNames(Resource resource) {
        if (resource instanceof DomainResource domain) {
            domain.setText(null);
            domain.setContained(new ArrayList<>(
                    domain.getContained().stream().flatMap(Pseudonyms::frame).toList()));
        }
        cover(resource);
        return resource;
    }

    /** The values of a decision are read with {@code $explain}; here stands that there are some. */
    private static Stream<Resource> frame(Resource contained) {
        return contained instanceof Parameters
                ? Stream.of((Resource) new Parameters().setId(contained.getId()))
                : Stream.empty();
    }

    /** By hand: HAPI's terser takes as long as the encoding, and a trace may have thousands of resources. */
    private static void cover(Base element) {
        if (element instanceof Reference reference && !unit(reference)) {
            cover(reference);
        }
        if (!element.isPrimitive() || ((Element) element).hasExtension()) {
            element.children().stream()
                    .filter(Property::hasValues)
                    .flatMap(child -> child.getValues().stream())
                    .forEach(Pseudonyms::cover);
        }
    }

    /** One that led nowhere but to a name says that it is masked. */
    private static void cover(Reference reference) {
        var named = reference.hasDisplay() || reference.hasIdentifier();
        reference.setDisplay(null).setIdentifier(null);
        if (named && reference.isEmpty()) {
            mask(reference);
        }
    }

    /** The display of milk is its number, and that of a result its version. */
    private static boolean unit(Reference reference) {
        var type = reference.getReferenceElement().getResourceType();
        return "BiologicallyDerivedProduct".equals(type)
                || "Observation".equals(type)
                || Coded.alternate(reference).startsWith("BiologicallyDerivedProduct/");
    }
}
