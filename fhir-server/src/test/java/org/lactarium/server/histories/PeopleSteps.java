package org.lactarium.server.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.histories.Desk.concept;
import static org.lactarium.server.histories.History.pick;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Timing;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.histories.Facts.Blood;
import org.lactarium.server.histories.Facts.Donor;
import org.lactarium.server.histories.Facts.Infant;
import org.lactarium.server.histories.Facts.Span;

/** What becomes known about donors and infants. */
final class PeopleSteps {

    private static final Instant EVER = Instant.parse("2099-01-01T00:00:00Z");

    private static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    private final History history;

    PeopleSteps(History history) {
        this.history = history;
    }

    /** A new donor; most have all papers, some lack one. */
    void donor(int which) {
        var patient = new Patient();
        patient.getMeta().addProfile(Profiles.MILK_DONOR);
        patient.addIdentifier().setSystem(Systems.DONOR_ID).setValue(history.number("D"));
        patient.setBirthDateElement(new DateType("1992-06-11"));
        var donor = new Donor("Patient/" + must(patient));
        donor.number = patient.getIdentifierFirstRep().getValue();
        history.facts.donors.add(donor);
        var flaw = Math.floorMod(which, 12);
        if (flaw != 1) {
            enrol(donor);
        }
        if (flaw != 2) {
            consent(donor);
        }
        for (var test : Facts.PANEL) {
            var third = test.equals(Facts.PANEL.get(2));
            if (flaw != 3 || !third) {
                var blood = new Blood(test, history.ago(Duration.ofDays(flaw == 4 && third ? 170 : 20)));
                blood.last = flaw != 5 || !third;
                blood.reactive = flaw == 6 && third;
                blood(donor, blood);
            }
        }
        history.tell("a donor comes" + (flaw > 0 && flaw < 7 ? " with flaw " + flaw : ""));
    }

    /** Something about a donor changes: blood, its correction, what no rule knows, a deferral, an illness, her consent, her enrolment. */
    void news(int which, int what) {
        var donor = pick(history.facts.donors, which);
        switch (Math.floorMod(what, 9)) {
            case 0 -> {
                var blood = new Blood(pick(Facts.PANEL, what), history.ago(Duration.ofDays(1)));
                blood.reactive = what % 3 == 0;
                blood(donor, blood);
                history.tell("new blood test, reactive " + blood.reactive);
            }
            case 1 -> correct(donor);
            case 2 -> defer(donor, history.ago(Duration.ofDays(what % 40)), "travel");
            case 3 -> withdraw(donor);
            case 5 -> ill(donor, history.ago(Duration.ofDays(what % 40)));
            case 6 -> confirm(donor, what % 2 == 0);
            case 7 -> {
                close(donor);
                if (what % 2 == 0) {
                    beginAgain(donor);
                }
            }
            case 8 -> {
                if (what % 2 == 0) {
                    doubtful(donor, what);
                } else {
                    find(donor);
                }
            }
            default -> Facts.PANEL.forEach(test -> blood(donor, new Blood(test, history.now())));
        }
        history.facts.doubt(donor);
    }

    /** @param donors how many donors' milk the parents accept; 0 = as many as it takes */
    void infant(int donors) {
        var number = history.number("H");
        var patient = new Patient();
        patient.getMeta().addProfile(Profiles.RECIPIENT);
        patient.addIdentifier().setSystem("https://hospital.example/mrn").setValue(number);
        patient.setBirthDateElement(new DateType("2026-11-02"));
        var infant = new Infant("Patient/" + must(patient), number);
        infant.donors = donors > 0 ? donors : infant.donors;
        history.facts.infants.add(infant);
        permit(infant, true);
        order(infant, true);
    }

    /** Parents change their mind, or the order ends or begins. */
    void ward(int which, int what) {
        var infant = pick(history.facts.infants, which);
        if (what % 2 == 0) {
            permit(infant, !infant.consented);
        } else {
            order(infant, !infant.ordered);
        }
        history.tell(infant.number + " consented " + infant.consented + " ordered " + infant.ordered);
    }

    /** The doctor looks again: so much a feed, so much a day, or by weight. */
    void orderSays(int which, int what) {
        var infant = pick(history.facts.infants, which);
        var kind = Math.floorMod(what, 5);
        infant.says.inFeed = kind == 1 ? Double.valueOf(10) : null;
        infant.says.inDay = kind == 2 ? Double.valueOf(20) : kind == 4 ? Double.valueOf(100) : null;
        infant.says.grams = kind >= 3 ? Double.valueOf(250) : null;
        order(infant, true);
        history.tell("the order of " + infant.number + " says " + infant.says.inFeed + " mL a feed, "
                + infant.says.inDay + " mL a day, for " + infant.says.grams + " g");
    }

    private static void write(OrderAccount says, NutritionOrder order) {
        var formula = order.getEnteralFormula();
        if (says.inFeed != null) {
            formula.getAdministrationFirstRep()
                    .setQuantity(Desk.millilitres(says.inFeed))
                    .getSchedule()
                    .getRepeat()
                    .setFrequency(24)
                    .setPeriod(1)
                    .setPeriodUnit(Timing.UnitsOfTime.D);
        }
        if (says.inDay != null) {
            formula.setMaxVolumeToDeliver(Desk.millilitres(says.inDay));
        }
        if (says.grams != null) {
            order.addExtension(
                    new Extension(Extensions.DOSING_WEIGHT, new Quantity(null, says.grams, Systems.UCUM, "g", "g")));
        }
    }

    private void enrol(Donor donor) {
        var from = history.ago(Duration.ofDays(110));
        donor.enrolment = must(enrolment(donor, from));
        donor.enrolled = new Span(from, EVER);
    }

    private static EpisodeOfCare enrolment(Donor donor, Instant from) {
        var enrolment = new EpisodeOfCare();
        enrolment.getMeta().addProfile(Profiles.DONOR_ENROLMENT);
        enrolment.setStatus(EpisodeOfCare.EpisodeOfCareStatus.ACTIVE);
        enrolment.addType(concept(Systems.CARE_TYPE, "milk-donation"));
        enrolment.setPatient(new Reference(donor.reference));
        enrolment.setPeriod(new Period().setStart(Date.from(from)));
        return enrolment;
    }

    private void consent(Donor donor) {
        var from = history.ago(Duration.ofDays(110));
        var consent = consent(donor.reference, "donate-to-infants", Profiles.DONOR_CONSENT, from);
        consent.setScope(concept(Systems.CONSENT_SCOPE, "milk-donation"));
        donor.consent = must(consent);
        donor.consented = new Span(from, EVER);
    }

    private void withdraw(Donor donor) {
        var standing = donor.consented;
        if (standing == null || standing.to() != EVER) {
            return;
        }
        var consent = consent(donor.reference, "donate-to-infants", Profiles.DONOR_CONSENT, standing.from());
        consent.setId(donor.consent);
        consent.setScope(concept(Systems.CONSENT_SCOPE, "milk-donation"));
        consent.setStatus(Consent.ConsentState.INACTIVE);
        consent.getProvision().setPeriod(new Period().setEnd(Date.from(history.now())));
        must(consent);
        donor.consented = new Span(standing.from(), history.now());
        history.tell("a donor withdraws her consent");
    }

    private void ill(Donor donor, Instant from) {
        defer(donor, from, "mastitis");
        donor.spoilt.add(donor.deferrals.get(donor.deferrals.size() - 1));
    }

    /** The laboratory takes back what it found, and somebody judges what nobody had. */
    private void correct(Donor donor) {
        donor.blood.stream()
                .filter(one -> one.reactive && !one.confirms || one.indeterminate)
                .findFirst()
                .ifPresent(wrong -> {
                    wrong.reactive = false;
                    wrong.indeterminate = false;
                    wrong.last = true;
                    blood(donor, wrong);
                    history.tell("a blood test was a mistake");
                });
        if (!donor.findings.isEmpty()) {
            var judged = finding(donor);
            judged.setId(donor.findings.remove(0));
            judged.setStatus(Observation.ObservationStatus.AMENDED);
            judged.addInterpretation(concept(INTERPRETATION, "N"));
            must(judged);
            history.tell("a microbiologist judges a finding");
        }
    }

    private void doubtful(Donor donor, int what) {
        var blood = new Blood(pick(Facts.PANEL, what), history.ago(Duration.ofDays(1)));
        blood.indeterminate = true;
        blood.last = what % 3 != 0;
        blood(donor, blood);
        history.tell("an indeterminate blood test, final " + blood.last);
    }

    private void find(Donor donor) {
        donor.findings.add(must(finding(donor)));
        history.tell("the laboratory finds something no rule knows");
    }

    private Observation finding(Donor donor) {
        var result = new Observation();
        result.setStatus(Observation.ObservationStatus.FINAL);
        result.addCategory(laboratory());
        result.setCode(concept(Systems.LOINC, "22580-5"));
        result.setSubject(new Reference(donor.reference));
        result.setEffective(Desk.at(history.ago(Duration.ofDays(1))));
        result.setValue(concept(Systems.SNOMED, "11214006"));
        return result;
    }

    private static CodeableConcept laboratory() {
        return concept("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory");
    }

    /** The second, deciding test: an infection it finds is never explained away. */
    private void confirm(Donor donor, boolean reactive) {
        var blood = new Blood(pick(Facts.PANEL, 1), history.ago(Duration.ofDays(1)));
        blood.confirms = true;
        blood.reactive = reactive;
        blood(donor, blood);
        history.tell("a confirmatory test, reactive " + reactive);
    }

    private void close(Donor donor) {
        var standing = donor.enrolled;
        if (standing == null || standing.to() != EVER) {
            return;
        }
        var enrolment = enrolment(donor, standing.from());
        enrolment.setId(donor.enrolment);
        enrolment.setStatus(EpisodeOfCare.EpisodeOfCareStatus.FINISHED);
        enrolment.getPeriod().setEnd(Date.from(history.now()));
        must(enrolment);
        donor.enrolled = new Span(standing.from(), history.now());
        history.tell("a donor has ended");
    }

    /** Once she has ended, she does not begin again under the same enrolment. */
    private void beginAgain(Donor donor) {
        if (donor.enrolled != null && donor.enrolled.to() != EVER) {
            var enrolment = enrolment(donor, donor.enrolled.from());
            enrolment.setId(donor.enrolment);
            history.judge("enrolment begins again", History.Expected.REFUSED, history.desk.store(enrolment));
        }
    }

    private void defer(Donor donor, Instant from, String reason) {
        var length = Duration.ofDays(14);
        var decision = new Observation();
        decision.getMeta().addProfile(Profiles.DONOR_ELIGIBILITY);
        decision.setStatus(Observation.ObservationStatus.FINAL);
        decision.setCode(concept(Systems.MILK_OBSERVATION, "donor-eligibility"));
        decision.setSubject(new Reference(donor.reference));
        decision.setEffective(new Period().setStart(Date.from(from)).setEnd(Date.from(from.plus(length))));
        decision.setValue(concept(Systems.ELIGIBILITY, "temporarily-deferred"));
        decision.addComponent()
                .setCode(concept(Systems.MILK_OBSERVATION, "deferral-reason"))
                .setValue(concept(Systems.DEFERRAL_REASON, reason));
        must(decision);
        donor.deferrals.add(new Span(from, from.plus(length)));
        history.tell("a donor is deferred, " + reason);
    }

    private void blood(Donor donor, Blood blood) {
        var result = new Observation();
        result.getMeta().addProfile(Profiles.SEROLOGY);
        result.setStatus(
                blood.id.isEmpty()
                        ? blood.last ? Observation.ObservationStatus.FINAL : Observation.ObservationStatus.PRELIMINARY
                        : Observation.ObservationStatus.CORRECTED);
        result.addCategory(laboratory());
        result.setCode(concept(Systems.LOINC, blood.test));
        result.setSubject(new Reference(donor.reference));
        result.setEffective(Desk.at(blood.drawn));
        if (blood.confirms) {
            result.setMethod(concept(Systems.MILK_OBSERVATION, "confirmatory"));
        }
        result.setValue(concept(Systems.SNOMED, blood.reactive ? "11214006" : "131194007"));
        if (blood.indeterminate && blood.last) {
            result.addInterpretation(concept(INTERPRETATION, "A"));
        } else if (blood.indeterminate) {
            result.setValue(concept(Systems.SNOMED, "82334004"));
        }
        if (!blood.id.isEmpty()) {
            result.setId(blood.id);
        } else {
            donor.blood.add(blood);
        }
        blood.id = must(result);
    }

    private void permit(Infant infant, boolean permitted) {
        var consent = consent(
                infant.reference, "receive-donor-milk", Profiles.PARENT_CONSENT, history.ago(Duration.ofDays(1)));
        consent.setScope(concept("http://terminology.hl7.org/CodeSystem/consentscope", "treatment"));
        consent.setStatus(permitted ? Consent.ConsentState.ACTIVE : Consent.ConsentState.INACTIVE);
        if (infant.donors < Integer.MAX_VALUE) {
            consent.getProvision()
                    .addExtension(new Extension(Extensions.MAX_DONORS, new PositiveIntType(infant.donors)));
        }
        if (!infant.consent.isEmpty()) {
            consent.setId(infant.consent);
        }
        infant.consent = must(consent);
        infant.consented = permitted;
    }

    private void order(Infant infant, boolean active) {
        var order = new NutritionOrder();
        order.getMeta().addProfile(Profiles.FEEDING_ORDER);
        order.setStatus(
                active ? NutritionOrder.NutritionOrderStatus.ACTIVE : NutritionOrder.NutritionOrderStatus.REVOKED);
        order.setIntent(NutritionOrder.NutritiionOrderIntent.ORDER);
        order.setPatient(new Reference(infant.reference));
        order.setDateTime(Date.from(history.ago(Duration.ofHours(1))));
        order.getEnteralFormula()
                .setBaseFormulaType(concept(Systems.SNOMED, "819974004"))
                .addAdministration()
                .setQuantity(Desk.millilitres(20));
        write(infant.says, order);
        if (!infant.order.isEmpty()) {
            order.setId(infant.order);
        }
        infant.order = must(order);
        infant.ordered = active;
    }

    private static Consent consent(String patient, String use, String profile, Instant from) {
        var consent = new Consent();
        consent.getMeta().addProfile(profile);
        consent.setStatus(Consent.ConsentState.ACTIVE);
        consent.addCategory(concept(Systems.LOINC, "59284-0"));
        consent.setPatient(new Reference(patient));
        consent.setDateTime(Date.from(from));
        consent.addPolicy().setUri("https://lactarium.org/policy/consent");
        consent.getProvision().setType(Consent.ConsentProvisionType.PERMIT).addCode(concept(Systems.CONSENT_USE, use));
        return consent;
    }

    private String must(Resource resource) {
        var answer = history.desk.store(resource);
        assertThat(answer.refused()).as("storing a " + resource.fhirType()).isEmpty();
        return answer.given().getIdElement().getIdPart();
    }
}
