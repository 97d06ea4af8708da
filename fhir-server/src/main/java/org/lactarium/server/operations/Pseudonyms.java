package org.lactarium.server.operations;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.Systems;

/** Takes out of an answer who people are, and leaves which of the bank's numbers they have. */
final class Pseudonyms {

    private static final Coding PSEUDONYMISED =
            new Coding("http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "PSEUDED", "pseudonymized");

    private Pseudonyms() {}

    /** @param resource read for this answer alone; it is changed, and given back unless it is a person */
    static Resource of(Resource resource) {
        return resource instanceof Patient person ? of(person) : withoutNames(resource);
    }

    /** Id, profile and donor number; no name, birth date, address, hospital number or identity card. */
    private static Patient of(Patient person) {
        var shown = new Patient();
        shown.setId(person.getIdElement());
        person.getMeta().getProfile().forEach(profile -> shown.getMeta().addProfile(profile.getValue()));
        shown.getMeta().addSecurity(PSEUDONYMISED.copy());
        person.getIdentifier().stream()
                .filter(identifier -> Systems.DONOR_ID.equals(identifier.getSystem()))
                .forEach(identifier -> shown.addIdentifier(identifier.copy()));
        return shown;
    }

    /** References to people carry their names beside the id, and so may a narrative. */
    private static Resource withoutNames(Resource resource) {
        if (resource instanceof DomainResource domain) {
            domain.setText(null);
            domain.getContained().clear();
        }
        cover(resource);
        return resource;
    }

    /** By hand: HAPI's terser takes as long as the encoding, and a trace may have thousands of resources. */
    private static void cover(Base element) {
        if (element instanceof Reference reference && !unit(reference)) {
            reference.setDisplay(null).setIdentifier(null);
        }
        if (!element.isPrimitive() || ((Element) element).hasExtension()) {
            element.children().stream()
                    .filter(Property::hasValues)
                    .flatMap(child -> child.getValues().stream())
                    .forEach(Pseudonyms::cover);
        }
    }

    /** The display of milk is its number, and that of a result its version. */
    private static boolean unit(Reference reference) {
        var type = reference.getReferenceElement().getResourceType();
        return "BiologicallyDerivedProduct".equals(type) || "Observation".equals(type);
    }
}
