package org.lactarium.server.benchmark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;

/** Donors and infants with the papers that make them fit to give and to receive. */
final class People {

    static final String HOSPITAL_NUMBER = "https://hospital.example/mrn";

    private static final List<String> PANEL = List.of("56888-1", "5196-1", "13955-0", "29901-6", "24110-9");

    private final Desk desk;

    People(Desk desk) {
        this.desk = desk;
    }

    /** Enrolled, consenting and non-reactive for three weeks; answers {@code Patient/x}. */
    String donor(String number) {
        var donor = new Patient();
        donor.getMeta().addProfile(Profiles.MILK_DONOR);
        donor.addIdentifier().setSystem(Systems.DONOR_ID).setValue(number);
        donor.setBirthDateElement(new DateType("1992-06-11"));
        var known = desk.store(donor);
        var enrolment = new EpisodeOfCare();
        enrolment.getMeta().addProfile(Profiles.DONOR_ENROLMENT);
        enrolment.setStatus(EpisodeOfCare.EpisodeOfCareStatus.ACTIVE);
        enrolment.addType(concept(Systems.CARE_TYPE, "milk-donation"));
        enrolment.setPatient(new Reference(known)).setPeriod(new Period().setStart(days(25)));
        var consent = consent(known, "donate-to-infants", Profiles.DONOR_CONSENT);
        consent.setScope(concept(Systems.CONSENT_SCOPE, "milk-donation"));
        desk.storeTogether(
                Stream.concat(Stream.of(enrolment, consent), PANEL.stream().map(test -> blood(known, test)))
                        .toList());
        return known;
    }

    private static Observation blood(String donor, String test) {
        var blood = new Observation();
        blood.getMeta().addProfile(Profiles.SEROLOGY);
        blood.setStatus(Observation.ObservationStatus.FINAL);
        blood.addCategory(concept("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory"));
        blood.setCode(concept(Systems.LOINC, test)).setSubject(new Reference(donor));
        blood.setEffective(new DateTimeType(days(20))).setValue(concept(Systems.SNOMED, "131194007"));
        return blood;
    }

    /** Whose parents permit donor milk; answers {@code Patient/x}. */
    String infant(String number) {
        var infant = new Patient();
        infant.getMeta().addProfile(Profiles.RECIPIENT);
        infant.addIdentifier().setSystem(HOSPITAL_NUMBER).setValue(number);
        infant.setBirthDateElement(
                new DateType(Instant.now().minus(9, ChronoUnit.DAYS).toString().substring(0, 10)));
        var known = desk.store(infant);
        var consent = consent(known, "receive-donor-milk", Profiles.PARENT_CONSENT);
        desk.store(consent.setScope(concept("http://terminology.hl7.org/CodeSystem/consentscope", "treatment")));
        return known;
    }

    /** Answers {@code NutritionOrder/x}. */
    String order(String infant) {
        var order = new NutritionOrder();
        order.getMeta().addProfile(Profiles.FEEDING_ORDER);
        order.setStatus(NutritionOrder.NutritionOrderStatus.ACTIVE);
        order.setIntent(NutritionOrder.NutritiionOrderIntent.ORDER);
        order.setPatient(new Reference(infant)).setDateTime(new Date());
        order.getEnteralFormula()
                .setBaseFormulaType(concept(Systems.SNOMED, "819974004"))
                .addAdministration()
                .setQuantity(millilitres(50));
        return desk.store(order);
    }

    private static Consent consent(String patient, String use, String profile) {
        var consent = new Consent();
        consent.getMeta().addProfile(profile);
        consent.setStatus(Consent.ConsentState.ACTIVE);
        consent.addCategory(concept(Systems.LOINC, "59284-0"));
        consent.setPatient(new Reference(patient)).setDateTime(days(25));
        consent.addPolicy().setUri("https://lactarium.org/policy/consent");
        consent.getProvision().setType(Consent.ConsentProvisionType.PERMIT).addCode(concept(Systems.CONSENT_USE, use));
        return consent;
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }

    static Quantity millilitres(double volume) {
        return new Quantity()
                .setValue(volume)
                .setUnit("mL")
                .setSystem(Systems.UCUM)
                .setCode("mL");
    }

    private static Date days(long ago) {
        return Date.from(Instant.now().minus(ago, ChronoUnit.DAYS));
    }
}
