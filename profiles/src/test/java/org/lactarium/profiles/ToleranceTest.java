package org.lactarium.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;

/** What the guide does not speak of must not stand in anyone's way. */
class ToleranceTest {

    private static final String LOCAL = "http://hospital.example.com/codes";

    @Test
    void acceptsTheNumbersOfOthersBesideOurs() {
        Patient donor = example("Patient-donor-417");
        donor.addIdentifier(local());
        donor.addName().setText("陳小文");
        BiologicallyDerivedProduct deposit = example("BiologicallyDerivedProduct-deposit-731");
        deposit.addIdentifier(local());
        Specimen specimen = example("Specimen-milk-pre-117");
        specimen.addIdentifier(local()).setAccessionIdentifier(local());
        assertAccepted(donor, deposit, specimen);
    }

    @Test
    void acceptsLocalCodesBesideOurs() {
        BiologicallyDerivedProduct bottle = example("BiologicallyDerivedProduct-bottle-1203");
        bottle.getProductCode().addCoding(localCode());
        bottle.getExtensionByUrl(Extensions.UNIT_STATUS)
                .castToCodeableConcept(
                        bottle.getExtensionByUrl(Extensions.UNIT_STATUS).getValue())
                .addCoding(localCode());
        Observation count = example("Observation-count-pre-117");
        count.getCode().addCoding(localCode());
        count.getComponentFirstRep().getCode().addCoding(new Coding(LOCAL, "STAGE", null));
        Observation serology = example("Observation-serology-417-hiv");
        serology.getCode().addCoding(localCode());
        serology.getValueCodeableConcept().addCoding(localCode()).setText("Non-reactive");
        NutritionOrder order = example("NutritionOrder-order-feed-55120");
        order.getEnteralFormula().getBaseFormulaType().addCoding(localCode()).setText("PDHM");
        assertAccepted(bottle, count, serology, order);
    }

    @Test
    void acceptsAnyDisplayOfACode() {
        BiologicallyDerivedProduct bottle = example("BiologicallyDerivedProduct-bottle-1203");
        bottle.getProductCode().getCodingFirstRep().setDisplay("消毒捐贈母乳");
        Observation eligibility = example("Observation-eligibility-417");
        eligibility.getValueCodeableConcept().getCodingFirstRep().setDisplay("OK to donate");
        Observation count = example("Observation-count-post-117");
        count.getValueCodeableConcept().getCodingFirstRep().setDisplay("No growth (qualifier value)");
        count.getCode().getCodingFirstRep().setDisplay("Bacteria [#/volume] in Mother's milk");
        assertAccepted(bottle, eligibility, count);
    }

    @Test
    void acceptsACountBeyondWhatThePlateShows() {
        Observation count = example("Observation-count-pre-117");
        count.getValueQuantity().setValue(100000).setComparator(Quantity.QuantityComparator.GREATER_THAN);
        assertAccepted(count);
    }

    @Test
    void acceptsAPreliminaryResultWithoutAValue() {
        Observation count = example("Observation-count-pre-117");
        count.setValue(null).setStatus(Observation.ObservationStatus.PRELIMINARY);
        assertAccepted(count);
    }

    @Test
    void acceptsAnIsolateNamedInWordsOnly() {
        Observation organism = example("Observation-organism-117");
        organism.setValue(new CodeableConcept().setText("Gram positive cocci, identification to follow"));
        assertAccepted(organism);
    }

    @Test
    void acceptsSerologyAsANumber() {
        Observation serology = example("Observation-serology-417-hbsag");
        serology.setValue(new Quantity()
                .setValue(0.21)
                .setUnit("S/CO")
                .setSystem(Systems.UCUM)
                .setCode("{s_co_ratio}"));
        assertAccepted(serology);
    }

    @Test
    void acceptsAFeedMarkedAsEnteredInError() {
        Observation feed = example("Observation-feed-1");
        feed.setStatus(Observation.ObservationStatus.ENTEREDINERROR);
        assertAccepted(feed);
    }

    @Test
    void acceptsAReferenceThatCarriesOnlyAnIdentifier() {
        Observation serology = example("Observation-serology-417-hbsag");
        serology.setSubject(new Reference()
                .setIdentifier(new Identifier().setSystem(Systems.DONOR_ID).setValue("D-000417")));
        assertAccepted(serology);
    }

    @Test
    void acceptsParentsWhoSayNo() {
        Consent consent = example("Consent-parent-consent-h9001234");
        consent.getProvision().setType(Consent.ConsentProvisionType.DENY);
        assertAccepted(consent);
    }

    @Test
    void acceptsADonorWhoWithdraws() {
        Consent consent = example("Consent-donor-consent-417");
        consent.setStatus(Consent.ConsentState.INACTIVE)
                .getProvision()
                .setPeriod(new Period().setEndElement(new DateTimeType("2026-04-01")));
        assertAccepted(consent);
    }

    @Test
    void acceptsADepositWhoseVolumeIsNotKnownYet() {
        BiologicallyDerivedProduct deposit = example("BiologicallyDerivedProduct-deposit-731");
        deposit.getExtension().removeIf(extension -> extension.getUrl().equals(Extensions.VOLUME));
        deposit.setQuantityElement(null);
        assertAccepted(deposit);
    }

    private static void assertAccepted(DomainResource... resources) {
        assertThat(List.of(resources))
                .allSatisfy(resource -> assertThat(Validation.errors(resource)).isEmpty());
    }

    @SuppressWarnings("unchecked")
    private static <T extends DomainResource> T example(String name) {
        return (T) Story.read(Path.of("src/main/resources/examples", name + ".json"));
    }

    private static Identifier local() {
        return new Identifier().setSystem("http://hospital.example.com/numbers").setValue("4711");
    }

    private static Coding localCode() {
        return new Coding(LOCAL, "X1", "something local");
    }
}
