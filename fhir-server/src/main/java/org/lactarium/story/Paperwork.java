package org.lactarium.story;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct.BiologicallyDerivedProductCategory;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;

/** The forms people fill in during the night, as FHIR resources. */
final class Paperwork {

    private static final String HOSPITAL_NUMBER = "https://lactarium.org/id/demo-hospital-number";

    private Paperwork() {}

    static Patient donor(String number) {
        Patient donor = new Patient();
        donor.getMeta().addProfile(Profiles.MILK_DONOR);
        donor.setActive(true).addIdentifier().setSystem(Systems.DONOR_ID).setValue(number);
        donor.setBirthDateElement(new DateType("1992-06-11"));
        return donor;
    }

    static EpisodeOfCare enrolment(String donor, Instant since) {
        EpisodeOfCare enrolment = new EpisodeOfCare();
        enrolment.getMeta().addProfile(Profiles.DONOR_ENROLMENT);
        enrolment.setStatus(EpisodeOfCare.EpisodeOfCareStatus.ACTIVE);
        enrolment.addType(code(Systems.CARE_TYPE, "milk-donation"));
        enrolment.setPatient(new Reference(donor)).getPeriod().setStart(Date.from(since));
        return enrolment;
    }

    static Consent donorConsent(String donor, Instant signed) {
        Consent consent = consent(donor, signed, "donate-to-infants", "https://lactarium.org/policy/donor-consent");
        consent.getMeta().addProfile(Profiles.DONOR_CONSENT);
        return consent.setScope(code(Systems.CONSENT_SCOPE, "milk-donation"));
    }

    static Consent parentConsent(String infant, Instant signed) {
        Consent consent = consent(infant, signed, "receive-donor-milk", "https://lactarium.org/policy/parent-consent");
        consent.getMeta().addProfile(Profiles.PARENT_CONSENT);
        consent.getProvision().getPeriod().setStart(Date.from(signed));
        return consent.setScope(code("http://terminology.hl7.org/CodeSystem/consentscope", "treatment"));
    }

    private static Consent consent(String person, Instant signed, String use, String policy) {
        Consent consent = new Consent();
        consent.setStatus(Consent.ConsentState.ACTIVE).setPatient(new Reference(person));
        consent.addCategory(code(Systems.LOINC, "59284-0")).setDateTime(Date.from(signed));
        consent.addPolicy().setUri(policy);
        consent.getProvision().setType(Consent.ConsentProvisionType.PERMIT).addCode(code(Systems.CONSENT_USE, use));
        return consent;
    }

    static BiologicallyDerivedProduct deposit(String number, String donor, Instant expressed, int millilitres) {
        BiologicallyDerivedProduct deposit = new BiologicallyDerivedProduct();
        deposit.getMeta().addProfile(Profiles.DEPOSIT);
        deposit.addIdentifier().setSystem(Systems.UNIT_ID).setValue(number);
        deposit.addExtension(Extensions.UNIT_TYPE, code(Systems.UNIT_TYPE, UnitType.DEPOSIT.code()));
        deposit.addExtension(Extensions.VOLUME, mL(millilitres));
        deposit.setProductCategory(BiologicallyDerivedProductCategory.FLUID);
        deposit.setProductCode(code(Systems.MILK_PRODUCT, "raw"));
        deposit.getCollection().setSource(new Reference(donor)).setCollected(time(expressed));
        return deposit;
    }

    static Specimen milkSpecimen(String number, String unit, String called, Instant taken) {
        Specimen specimen = new Specimen();
        specimen.getMeta().addProfile(Profiles.MILK_SPECIMEN);
        specimen.addIdentifier().setSystem(Systems.SPECIMEN_ID).setValue(number);
        specimen.setType(code(Systems.SNOMED, "446676001")).setSubject(milk(unit, called));
        specimen.getCollection().setCollected(time(taken));
        return specimen;
    }

    static ServiceRequest cultureOrder(String number, String test, String unit, String called, String specimen) {
        ServiceRequest order = new ServiceRequest();
        order.getMeta().addProfile(Profiles.LAB_ORDER);
        order.addIdentifier().setSystem(Systems.LAB_ORDER_ID).setValue(number);
        order.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setCode(code(Systems.LAB_TEST, test))
                .setSubject(milk(unit, called));
        order.addSpecimen(new Reference(specimen));
        return order;
    }

    static Patient infant(String hospitalNumber, Instant born) {
        Patient infant = new Patient();
        infant.getMeta().addProfile(Profiles.RECIPIENT);
        infant.addIdentifier().setSystem(HOSPITAL_NUMBER).setValue(hospitalNumber);
        infant.setBirthDateElement(new DateType(born.toString().substring(0, 10)));
        return infant;
    }

    static NutritionOrder feedingOrder(String infant, Instant ordered, int millilitres) {
        NutritionOrder order = new NutritionOrder();
        order.getMeta().addProfile(Profiles.FEEDING_ORDER);
        order.setStatus(NutritionOrder.NutritionOrderStatus.ACTIVE)
                .setIntent(NutritionOrder.NutritiionOrderIntent.ORDER)
                .setPatient(new Reference(infant))
                .setDateTime(Date.from(ordered));
        order.getEnteralFormula()
                .setBaseFormulaType(code(Systems.SNOMED, "819974004"))
                .addAdministration()
                .setQuantity(mL(millilitres));
        return order;
    }

    static Observation feed(String infant, String order, String bottle, Instant given, int millilitres, String nurse) {
        Observation feed = new Observation();
        feed.getMeta().addProfile(Profiles.FEED_GIVEN);
        feed.setStatus(Observation.ObservationStatus.FINAL)
                .setCode(code(Systems.SNOMED, "819973005"))
                .setSubject(new Reference(infant))
                .setEffective(time(given))
                .setValue(mL(millilitres));
        feed.addBasedOn(new Reference(order));
        feed.addFocus(new Reference(bottle));
        feed.addPerformer(new Reference(nurse));
        return feed;
    }

    static CodeableConcept code(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }

    static Quantity mL(int millilitres) {
        return new Quantity()
                .setValue(millilitres)
                .setUnit("mL")
                .setSystem(Systems.UCUM)
                .setCode("mL");
    }

    static DateTimeType time(Instant instant) {
        return DateTimeType.parseV3(java.time.format.DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
                        .withZone(ZoneOffset.UTC)
                        .format(instant)
                + "+0000");
    }

    private static Reference milk(String unit, String called) {
        Reference reference = new Reference().setDisplay(called);
        reference.addExtension(Extensions.ALTERNATE_REFERENCE, new Reference(unit));
        return reference;
    }
}
