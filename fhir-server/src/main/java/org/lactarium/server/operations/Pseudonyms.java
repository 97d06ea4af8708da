package org.lactarium.server.operations;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.Systems;

/** Takes out of an answer who people are, and leaves which of the bank's numbers they have. */
final class Pseudonyms {

    private static final Coding PSEUDONYMISED =
            new Coding("http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "PSEUDED", "pseudonymized");

    private Pseudonyms() {}

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
        var shown = resource.copy();
        if (shown instanceof DomainResource domain) {
            domain.setText(null);
            domain.getContained().clear();
        }
        FhirContext.forR4Cached().newTerser().getAllPopulatedChildElementsOfType(shown, Reference.class).stream()
                .filter(reference -> !unit(reference))
                .forEach(reference -> reference.setDisplay(null).setIdentifier(null));
        return shown;
    }

    /** The display of milk is its number, and that of a result its version. */
    private static boolean unit(Reference reference) {
        var type = reference.getReferenceElement().getResourceType();
        return "BiologicallyDerivedProduct".equals(type) || "Observation".equals(type);
    }
}
