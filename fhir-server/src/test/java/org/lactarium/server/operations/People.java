package org.lactarium.server.operations;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceMetric;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;

/** Donors and infants of a test, with the papers that make them fit to give and to receive. */
final class People {

    private static final List<String> PANEL = List.of("56888-1", "5196-1", "13955-0", "29901-6", "24110-9");

    private static final AtomicReference<String> SHARED = new AtomicReference<>("");

    private final IGenericClient client;

    People(IGenericClient client) {
        this.client = client;
    }

    /** One healthy donor for all tests that leave her as she is; answers {@code Patient/x}. */
    String healthyDonor() {
        return SHARED.updateAndGet(known -> known.isEmpty() ? anotherHealthyDonor() : known);
    }

    /** Enrolled, consenting and non-reactive since twenty days; answers {@code Patient/x}. */
    String anotherHealthyDonor() {
        var donor = donor();
        papers(donor);
        return donor;
    }

    void papers(String donor) {
        enrol(donor);
        consent(donor);
        PANEL.forEach(test -> serology(donor, test, "131194007"));
    }

    String donor() {
        var donor = new Patient();
        donor.getMeta().addProfile(Profiles.MILK_DONOR);
        donor.addIdentifier().setSystem(Systems.DONOR_ID).setValue("D-" + UUID.randomUUID());
        donor.setBirthDateElement(new DateType("1992-06-11"));
        return "Patient/" + store(donor);
    }

    void enrol(String donor) {
        var enrolment = new EpisodeOfCare();
        enrolment.getMeta().addProfile(Profiles.DONOR_ENROLMENT);
        enrolment.setStatus(EpisodeOfCare.EpisodeOfCareStatus.ACTIVE);
        enrolment.addType(Bank.concept(Systems.CARE_TYPE, "milk-donation"));
        enrolment.setPatient(new Reference(donor));
        enrolment.setPeriod(new Period().setStart(days(25)));
        store(enrolment);
    }

    String consent(String donor) {
        var consent = consent(donor, "donate-to-infants", Profiles.DONOR_CONSENT);
        consent.setScope(Bank.concept(Systems.CONSENT_SCOPE, "milk-donation"));
        return store(consent);
    }

    /** @param result SNOMED CT Non-Reactive or Reactive; drawn twenty days ago */
    String serology(String donor, String test, String result) {
        return store(blood(donor, test, result));
    }

    Observation blood(String donor, String test, String result) {
        var blood = new Observation();
        blood.getMeta().addProfile(Profiles.SEROLOGY);
        blood.setStatus(Observation.ObservationStatus.FINAL);
        blood.addCategory(Bank.concept("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory"));
        blood.setCode(Bank.concept(Systems.LOINC, test));
        blood.setSubject(new Reference(donor));
        blood.setEffective(new DateTimeType(days(20)));
        blood.setValue(Bank.concept(Systems.SNOMED, result));
        return blood;
    }

    /** Answers {@code Patient/x}. */
    String infant(String hospitalNumber) {
        var infant = new Patient();
        infant.getMeta().addProfile(Profiles.RECIPIENT);
        infant.addIdentifier().setSystem("https://hospital.example/mrn").setValue(hospitalNumber);
        infant.setBirthDateElement(new DateType(
                LocalDate.now(ZoneId.of("Asia/Hong_Kong")).minusDays(60).toString()));
        return "Patient/" + store(infant);
    }

    String parentsPermit(String infant) {
        var consent = consent(infant, "receive-donor-milk", Profiles.PARENT_CONSENT);
        consent.setScope(Bank.concept("http://terminology.hl7.org/CodeSystem/consentscope", "treatment"));
        return store(consent);
    }

    /** As {@link #parentsPermit(String)}, but the milk of so many donors only. */
    String parentsPermit(String infant, int donors) {
        var consent = consent(infant, "receive-donor-milk", Profiles.PARENT_CONSENT);
        consent.setScope(Bank.concept("http://terminology.hl7.org/CodeSystem/consentscope", "treatment"));
        consent.getProvision().addExtension(new Extension(Extensions.MAX_DONORS, new PositiveIntType(donors)));
        return store(consent);
    }

    String order(String infant) {
        var order = new NutritionOrder();
        order.getMeta().addProfile(Profiles.FEEDING_ORDER);
        order.setStatus(NutritionOrder.NutritionOrderStatus.ACTIVE);
        order.setIntent(NutritionOrder.NutritiionOrderIntent.ORDER);
        order.setPatient(new Reference(infant));
        order.setDateTime(Date.from(Instant.now().minus(1, ChronoUnit.HOURS)));
        order.getEnteralFormula()
                .setBaseFormulaType(Bank.concept(Systems.SNOMED, "819974004"))
                .addAdministration()
                .setQuantity(Bank.millilitres(20));
        return store(order);
    }

    /** With a probe that was found right a week ago. */
    String pasteuriser() {
        var device = "Device/" + store(new Device());
        var probe = new DeviceMetric()
                .setType(Bank.concept(Systems.MILK_OBSERVATION, "temperature-curve"))
                .setCategory(DeviceMetric.DeviceMetricCategory.MEASUREMENT)
                .setSource(new Reference(device));
        probe.addCalibration()
                .setState(DeviceMetric.DeviceMetricCalibrationState.CALIBRATED)
                .setTime(days(7));
        store(probe);
        return device;
    }

    private static Consent consent(String patient, String use, String profile) {
        var consent = new Consent();
        consent.getMeta().addProfile(profile);
        consent.setStatus(Consent.ConsentState.ACTIVE);
        consent.addCategory(Bank.concept(Systems.LOINC, "59284-0"));
        consent.setPatient(new Reference(patient));
        consent.setDateTime(days(25));
        consent.addPolicy().setUri("https://lactarium.org/policy/consent");
        consent.getProvision()
                .setType(Consent.ConsentProvisionType.PERMIT)
                .addCode(Bank.concept(Systems.CONSENT_USE, use));
        return consent;
    }

    private String store(Resource resource) {
        return client.create().resource(resource).execute().getId().getIdPart();
    }

    private static Date days(long ago) {
        return Date.from(Instant.now().minus(ago, ChronoUnit.DAYS));
    }
}
