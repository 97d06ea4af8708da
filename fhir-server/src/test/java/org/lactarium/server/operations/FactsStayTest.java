package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;

/** What was written down stays what it is; it is amended or entered in error, and never becomes something else. */
class FactsStayTest {

    private final Bank bank = new Bank();
    private String infant;
    private String order;
    private String bottle;

    @BeforeEach
    void anInfantHasABottleOfHerOwn() {
        infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        order = bank.people().order(infant);
        bottle = bank.releasedBottles(bank.people().healthyDonor())
                .get(0)
                .getIdElement()
                .getIdPart();
        bank.dispense(order, bottle);
    }

    @Test
    void aFeedDoesNotBecomeATemperature() {
        mayNotBecome(feed -> feed.setCode(new CodeableConcept(new Coding("http://loinc.org", "8310-5", null)))
                .setFocus(null)
                .setBasedOn(null)
                .setMeta(null));
    }

    @Test
    void aFeedStaysWithItsInfantAndItsBottle() {
        var other = bank.people().infant(bank.number("H"));
        mayNotBecome(feed -> feed.setSubject(new Reference(other)));
        var another = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        mayNotBecome(feed -> feed.getFocusFirstRep()
                .setReference(
                        "BiologicallyDerivedProduct/" + another.getIdElement().getIdPart()));
    }

    private void mayNotBecome(Consumer<Observation> something) {
        var feed = bank.store(bank.feed(bottle, infant, order, 1));
        var written = feed.copy();
        something.accept(written);
        assertThatThrownBy(() -> bank.client.update().resource(written).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Enter it in error");
        bank.client
                .update()
                .resource(feed.setStatus(ObservationStatus.ENTEREDINERROR))
                .execute();
    }

    /** Bottles are passed on within the ward in which both infants lie. */
    @Test
    void aStayOnAWardStaysThatOfItsInfant() {
        var stay = new Encounter().setStatus(Encounter.EncounterStatus.INPROGRESS);
        stay.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", null));
        var stored = bank.store(stay.setSubject(new Reference(infant)));
        for (var other : Arrays.asList(bank.people().infant(bank.number("H")), null)) {
            var written = stored.copy().setSubject(other == null ? null : new Reference(other));
            assertThatThrownBy(() -> bank.client.update().resource(written).execute())
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("Enter it in error");
        }
    }

    /** An order whose donor changed would bring her the result of another woman's blood. */
    @Test
    void whatIsWrittenAboutOneDonorNeverBecomesAboutAnother() {
        var donor = bank.people().healthyDonor();
        var other = bank.people().anotherHealthyDonor();
        var papers = List.<DomainResource>of(
                bloodSpecimen().setSubject(new Reference(donor)),
                new ServiceRequest()
                        .setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE)
                        .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                        .setSubject(new Reference(donor)),
                new AdverseEvent()
                        .setActuality(AdverseEvent.AdverseEventActuality.ACTUAL)
                        .setSubject(new Reference(donor)),
                new Flag()
                        .setStatus(Flag.FlagStatus.ACTIVE)
                        .setCode(new CodeableConcept().setText("To be called back"))
                        .setSubject(new Reference(donor)));
        for (var paper : papers) {
            var stored = bank.store(paper);
            var written = stored.copy();
            ((Reference) written.getNamedProperty("subject").getValues().get(0)).setReference(other);
            assertThat(catchThrowable(
                            () -> bank.client.update().resource(written).execute()))
                    .as(paper.fhirType())
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("Enter it in error");
        }
    }

    @Test
    void aFeedIsEnteredInErrorAndNotCancelled() {
        var feed = bank.store(bank.feed(bottle, infant, order, 1));
        var cancelled = feed.copy().setStatus(ObservationStatus.CANCELLED);
        assertThatThrownBy(() -> bank.client.update().resource(cancelled).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("enter it in error");
    }

    @Test
    void milkUnderSuspicionDoesNotGetOutOfItByRewritingTheEvent() {
        var event = new AdverseEvent()
                .setActuality(AdverseEvent.AdverseEventActuality.ACTUAL)
                .setSubject(new Reference(infant));
        event.addSuspectEntity().setInstance(milk(bottle));
        var stored = bank.store(event);
        var other = bank.releasedBottles(bank.people().healthyDonor())
                .get(0)
                .getIdElement()
                .getIdPart();

        var more = stored.copy();
        more.addSuspectEntity().setInstance(milk(other));
        var both = (AdverseEvent) bank.client.update().resource(more).execute().getResource();
        both.getSuspectEntity().remove(0);
        assertThatThrownBy(() -> bank.client.update().resource(both).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("stays what it is");
    }

    private static Reference milk(String unit) {
        var reference = new Reference().setDisplay("bottle");
        reference.addExtension(new Extension(Extensions.ALTERNATE_REFERENCE, Bank.unit(unit)));
        return reference;
    }

    private Specimen bloodSpecimen() {
        var tube = new Specimen().setType(Bank.concept(Systems.SNOMED, "119364003"));
        tube.getMeta().addProfile(Profiles.BLOOD_SPECIMEN);
        tube.addIdentifier().setSystem(Systems.SPECIMEN_ID).setValue(bank.number("S"));
        return tube;
    }

    @Test
    void aConsentStaysHers() {
        var consent = bank.client
                .read()
                .resource(Consent.class)
                .withId(bank.people().parentsPermit(infant))
                .execute();
        consent.setPatient(new Reference(bank.people().infant(bank.number("H"))));
        assertThatThrownBy(() -> bank.client.update().resource(consent).execute())
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void twoInfantsBecomeOneByMergeAlone() {
        var twin = bank.client
                .read()
                .resource(Patient.class)
                .withUrl(bank.people().infant(bank.number("H")))
                .execute();
        for (var type : new LinkType[] {LinkType.REPLACEDBY, LinkType.REPLACES}) {
            twin.getLink().clear();
            twin.addLink().setType(type).setOther(new Reference(infant));
            assertThat(refused(() -> bank.client.update().resource(twin).execute()))
                    .containsExactly("server-owned");
        }
    }

    @Test
    void feedsOfOneTransactionTakeTogetherNoMoreThanTheBottleHeld() {
        assertThat(refused(() -> feeds(30, 30))).containsExactly("feed-volume-exceeded");
        assertThat(refused(() -> feeds(9, 9, 9, 9, 9))).containsExactly("feed-volume-exceeded");
        assertThat(bank.status(bottle)).isEqualTo("dispensed");

        feeds(20, 20);

        assertThat(bank.status(bottle)).isEqualTo("used");
    }

    private void feeds(int... volumes) {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (var volume : volumes) {
            bundle.addEntry()
                    .setResource(bank.feed(bottle, infant, order, volume))
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.POST)
                    .setUrl("Observation");
        }
        bank.client.transaction().withBundle(bundle).execute();
    }
}
