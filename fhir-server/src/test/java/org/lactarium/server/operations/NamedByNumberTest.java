package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.io.IOException;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;

/** Whom a fact names by a number alone is the one record that bears it, or the fact is refused. */
class NamedByNumberTest {

    private static final String MRN = "https://hospital.example/mrn";

    private final Bank bank = new Bank();

    @Test
    void aResultIsAboutTheDonorWhoBearsItsNumberHoweverItIsWritten() {
        var donor = bank.people().donor();
        var number = donorNumber(donor);

        var stored = bank.store(blood(" " + number.toLowerCase(Locale.ROOT) + " "));

        assertThat(stored.getSubject().getReference()).isEqualTo(donor);
        assertThat(read(stored).getSubject().getReference()).isEqualTo(donor);
        assertThat(read(stored).getSubject().getIdentifier().getValue()).isEqualToIgnoringCase(" " + number + " ");
        assertThat(found("subject=" + donor)).isEqualTo(1);
    }

    @Test
    void theNumberOfAMergedDonorLeadsToTheRecordThatGoesOn() {
        var before = bank.people().donor();
        var after = bank.people().donor();
        bank.merge(before, after, false);

        assertThat(bank.store(blood(donorNumber(before))).getSubject().getReference())
                .isEqualTo(after);
    }

    @Test
    void aNumberThatNobodyBearsIsRefused() {
        refused(blood("D-nobody-has-it"), "no record bears this number");
        var ofAHospital = blood("H-nobody-has-it");
        ofAHospital.getSubject().getIdentifier().setSystem(MRN);
        refused(ofAHospital, "no record bears this number");
    }

    @Test
    void aNumberOfAnotherKindIsNotTaken() {
        var number = donorNumber(bank.people().donor());
        var asMilk = blood(number);
        asMilk.getSubject().setType("BiologicallyDerivedProduct");
        refused(asMilk, "no record bears this number");
        var asUnit = blood(number);
        asUnit.getSubject().getIdentifier().setSystem(Systems.UNIT_ID);
        refused(asUnit, "no record bears this number");
        var withoutSystem = blood(number);
        withoutSystem.getSubject().getIdentifier().setSystem(null);
        refused(withoutSystem, "a number without its system");
    }

    @Test
    void anIdAndANumberNameTheSameOrTheFactIsRefused() {
        var donor = bank.people().donor();
        var other = bank.people().donor();
        var ofAnother = blood(donorNumber(other));
        ofAnother.getSubject().setReference(donor);
        refused(ofAnother, "one record by its id and another by its number");

        var hers = blood(donorNumber(donor));
        hers.getSubject().setReference(donor);
        bank.store(hers);
        var senderKnows = blood("H-only-the-laboratory-has-it");
        senderKnows.getSubject().setReference(donor).getIdentifier().setSystem(MRN);
        bank.store(senderKnows);
        bank.merge(donor, other, false);
        var merged = blood(donorNumber(other));
        merged.getSubject().setReference(donor);
        bank.store(merged);
    }

    @Test
    void aNumberThatSeveralBearIsRefusedAndSaysHowMany() {
        var number = bank.number("H");
        bank.people().infant(number);
        bank.people().infant(number);
        var result = blood(number);
        result.getSubject().getIdentifier().setSystem(MRN);

        refused(result, "2 records bear this number");
    }

    @Test
    void aFeedNamesTheInfantOfTheHospitalAndTheBottleByTheirNumbers() {
        var mrn = bank.number("H");
        var infant = bank.people().infant(mrn);
        bank.people().parentsPermit(infant);
        var order = bank.people().order(infant);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        var id = bottle.getIdElement().getIdPart();
        bank.dispense(order, id);
        var feed = bank.feed(id, infant, order, 10);
        feed.setSubject(numbered(MRN, mrn));
        feed.setFocus(java.util.List.of(numbered(Systems.UNIT_ID, Bank.label(bottle))));

        var stored = bank.store(feed);

        assertThat(stored.getSubject().getReference()).isEqualTo(infant);
        assertThat(stored.getFocusFirstRep().getReference()).isEqualTo("BiologicallyDerivedProduct/" + id);
    }

    @Test
    void milkWhereR4AllowsNoneIsNotNamedByItsNumber() {
        var unit = bank.deposit(bank.people().donor());
        var label = Bank.label(bank.client
                .read()
                .resource(org.hl7.fhir.r4.model.BiologicallyDerivedProduct.class)
                .withId(unit)
                .execute());
        var sample = new Specimen();
        sample.getMeta().addProfile(Profiles.MILK_SPECIMEN);
        sample.addIdentifier().setSystem(Systems.SPECIMEN_ID).setValue(bank.number("S"));
        sample.setType(Bank.concept(Systems.SNOMED, "446676001"));
        sample.setSubject(numbered(Systems.UNIT_ID, label).setDisplay("bag " + label));
        sample.getCollection().setCollected(new org.hl7.fhir.r4.model.DateTimeType(java.util.Date.from(bank.now)));

        assertThatThrownBy(() -> bank.store(sample))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("alternate reference");
    }

    @Test
    void aDonorAndHerFirstResultComeInOneTransaction() {
        var donor = newDonor();
        var number = donor.getIdentifierFirstRep().getValue();

        var answer = bank.client
                .transaction()
                .withBundle(bundle(BundleType.TRANSACTION, blood(number), donor))
                .execute();

        var result = answer.getEntry().get(0).getResponse().getLocation();
        var person = answer.getEntry().get(1).getResponse().getLocation();
        var stored = bank.client
                .read()
                .resource(Observation.class)
                .withUrl(result.replaceFirst("/_history.*", ""))
                .execute();
        assertThat(stored.getSubject().getReference()).isEqualTo(person.replaceFirst("/_history.*", ""));
        assertThat(stored.getSubject().getIdentifier().getValue()).isEqualTo(number);
    }

    @Test
    void ofABatchEachEntryStandsAlone() {
        var donor = newDonor();
        var batch = bundle(
                BundleType.BATCH, donor, blood(donor.getIdentifierFirstRep().getValue()));
        assertThatThrownBy(() -> bank.client.transaction().withBundle(batch).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no record bears this number");
    }

    @Test
    void anOperationResolvesTheNumberOnABagToo() {
        var donor = bank.people().donor();
        var bag = bank.bag(donor, bank.ago(10, java.time.temporal.ChronoUnit.DAYS), bank.number("U"));
        bag.getCollection().setSource(numbered(Systems.DONOR_ID, donorNumber(donor)));

        var unit = Bank.received(bank.receive(bag, "frozen", true));

        assertThat(bank.client
                        .read()
                        .resource(org.hl7.fhir.r4.model.BiologicallyDerivedProduct.class)
                        .withId(unit)
                        .execute()
                        .getCollection()
                        .getSource()
                        .getReference())
                .isEqualTo(donor);
    }

    @Test
    void aPatchThatNamesAnotherDonorByHerNumberIsARewriting() throws IOException {
        var donor = bank.people().donor();
        var other = donorNumber(bank.people().donor());
        var result = "Observation/"
                + bank.store(blood(donorNumber(donor))).getIdElement().getIdPart();
        for (var way : PatchWay.values()) {
            assertThat(way.patch(result, subject(other), "application/json-patch+json"))
                    .as(way.said())
                    .isEqualTo(400);
            assertThat(way.patch(result, subject("D-nobody-has-it"), "application/json-patch+json"))
                    .as(way.said())
                    .isEqualTo(400);
            assertThat(way.patch(result, subject(donorNumber(donor)), "application/json-patch+json"))
                    .as(way.said())
                    .isEqualTo(200);
            assertThat(PatchDesk.of(result).was().at("/subject/reference").asText())
                    .isEqualTo(donor);
        }
    }

    @Test
    void aContainedPersonIsNotStoredAsASecondOne() {
        var result = blood("x");
        var donor = newDonor();
        donor.setId("she");
        result.addContained(donor);
        result.setSubject(new Reference("#she"));
        refused(result, "a contained resource do not say which is meant");
    }

    private static String subject(String number) {
        return "[{\"op\":\"replace\",\"path\":\"/subject\",\"value\":{\"identifier\":{\"system\":\"" + Systems.DONOR_ID
                + "\",\"value\":\"" + number + "\"}}}]";
    }

    private Patient newDonor() {
        var donor = new Patient();
        donor.getMeta().addProfile(Profiles.MILK_DONOR);
        donor.addIdentifier().setSystem(Systems.DONOR_ID).setValue(bank.number("D"));
        donor.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1992-06-11"));
        return donor;
    }

    private static Bundle bundle(BundleType type, Resource... resources) {
        var bundle = new Bundle().setType(type);
        for (var resource : resources) {
            bundle.addEntry()
                    .setResource(resource)
                    .getRequest()
                    .setMethod(HTTPVerb.POST)
                    .setUrl(resource.fhirType());
        }
        return bundle;
    }

    private Observation blood(String number) {
        return bank.people().blood("Patient/x", "56888-1", "260385009").setSubject(numbered(Systems.DONOR_ID, number));
    }

    private static Reference numbered(String system, String value) {
        return new Reference().setIdentifier(new Identifier().setSystem(system).setValue(value));
    }

    private String donorNumber(String donor) {
        return bank.client
                .read()
                .resource(Patient.class)
                .withUrl(donor)
                .execute()
                .getIdentifierFirstRep()
                .getValue();
    }

    private Observation read(Observation stored) {
        return bank.client
                .read()
                .resource(Observation.class)
                .withId(stored.getIdElement().getIdPart())
                .execute();
    }

    private int found(String search) {
        return bank.client
                .search()
                .byUrl("Observation?" + search)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .size();
    }

    private void refused(Observation fact, String why) {
        assertThatThrownBy(() -> bank.store(fact))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(why);
    }
}
