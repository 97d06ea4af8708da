package org.lactarium.routes;

import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;

/** What is on record before a laboratory speaks. */
public final class Milk {

    private Milk() {}

    public static BiologicallyDerivedProduct batch(String id, String number) {
        return unit(id, number, UnitType.BATCH);
    }

    public static BiologicallyDerivedProduct pool(String id, String number) {
        return unit(id, number, UnitType.POOL);
    }

    private static BiologicallyDerivedProduct unit(String id, String number, UnitType type) {
        BiologicallyDerivedProduct unit = new BiologicallyDerivedProduct();
        unit.setId(id);
        unit.addIdentifier().setSystem(type.identifierSystem()).setValue(number);
        CodeableConcept level = new CodeableConcept();
        level.addCoding().setSystem(Systems.UNIT_TYPE).setCode(type.code());
        unit.addExtension(Extensions.UNIT_TYPE, level);
        return unit;
    }

    public static Patient donor(String id, String number) {
        Patient donor = new Patient();
        donor.setId(id);
        donor.addIdentifier().setSystem(Systems.DONOR_ID).setValue(number);
        return donor;
    }

    public static Specimen specimen(String id, String number, String unit, String display) {
        Specimen specimen = new Specimen();
        specimen.setId(id);
        specimen.addIdentifier().setSystem(Systems.SPECIMEN_ID).setValue(number);
        specimen.setSubject(alternate(unit, display));
        return specimen;
    }

    public static ServiceRequest order(String id, String number, String unit, String display) {
        ServiceRequest order = new ServiceRequest();
        order.setId(id);
        order.addIdentifier().setSystem(Systems.LAB_ORDER_ID).setValue(number);
        order.setSubject(alternate(unit, display));
        return order;
    }

    /** An order a laboratory should hear of. */
    public static ServiceRequest culture(String id, String number, String unit, String specimen) {
        ServiceRequest order = order(id, number, unit, unit);
        order.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setAuthoredOnElement(new DateTimeType("2026-03-04T10:00:00+08:00"))
                .addSpecimen(new Reference(specimen));
        order.getCode().addCoding().setSystem(Systems.LAB_TEST).setCode("MBCULPOST");
        return order;
    }

    private static Reference alternate(String unit, String display) {
        Reference reference = new Reference();
        reference.addExtension(Extensions.ALTERNATE_REFERENCE, new Reference(unit));
        reference.setDisplay(display);
        return reference;
    }
}
