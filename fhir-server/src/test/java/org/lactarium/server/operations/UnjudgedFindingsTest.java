package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.Bank.concept;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** A result about milk that no rule reads stops that milk, calls a person, and is closed by one. */
class UnjudgedFindingsTest {

    private static final Coding CEREUS = new Coding(Systems.SNOMED, "112283007", null);

    private final Bank bank = new Bank();
    private BiologicallyDerivedProduct batch;
    private String bottle;

    @BeforeEach
    void aBatchIsReleased() {
        bottle = id(bank.releasedBottles(bank.people().healthyDonor()).get(0));
        batch = bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(read(bottle).getParentFirstRep().getReferenceElement().getIdPart())
                .execute();
    }

    @Test
    void aGrowthUnderATestNobodyKnowsHoldsItsBatchUntilAPersonHasLooked() {
        var finding = bank.store(finding(batch));

        isHeld(finding);
        assertThat(refused(() -> bank.release(batch, "demo-release-officer"))).contains("result-waits");
        close(waiting(finding).get(0));
        releases();
    }

    @Test
    void itStopsAPendingBatchToo() {
        var pending =
                Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        bank.cleanCultures(pending);
        bank.store(finding(pending));

        assertThat(refused(() -> bank.release(pending, "demo-release-officer"))).contains("result-waits");
    }

    @Test
    void howeverItNamesTheMilkTheMilkIsFound() {
        var bySample = finding(batch).setFocus(null);
        bySample.setSpecimen(new Reference(bank.store(sample(id(batch)))));
        isHeldAndFreed(bySample);
        var byBottle = finding(read(bottle));
        isHeldAndFreed(byBottle);
        var bySubject = finding(batch).setFocus(null);
        bySubject.getSubject().setDisplay("the batch").addExtension(alternate(id(batch)));
        isHeldAndFreed(bySubject);
    }

    @Test
    void whatAPoolOrABagWasFoundToHoldHoldsAllThatWasMadeOfIt() {
        var pool = read(batch.getParentFirstRep().getReferenceElement().getIdPart());
        isHeldAndFreed(finding(pool));
        isHeldAndFreed(
                finding(read(pool.getParentFirstRep().getReferenceElement().getIdPart())));
    }

    @Test
    void aReportThatConcludesGrowthHoldsTheBatch() {
        var report = report().setConclusion("Heavy growth of Bacillus cereus. Do not use.");
        isHeldAndFreed(report);
        isHeldAndFreed(report().addConclusionCode(new CodeableConcept(CEREUS)));
    }

    @Test
    void aResultThatStandsOnlyInsideAReportIsRead() {
        var report = report();
        var inside = bank.culture(id(batch), "post", 500.0);
        inside.setId("one");
        report.addContained(inside);
        isHeldAndFreed(report.addResult(new Reference("#one")));
    }

    @Test
    void aResultThatIsAboutNobodyCountsForWhatSumsItUp() {
        var part = bank.store(finding(batch).setFocus(null));
        assertThat(bank.status(id(batch))).isEqualTo("released");
        isHeldAndFreed(report().addResult(reference(part)));
        isHeldAndFreed(panel().addHasMember(reference(part)));
        var clean = bank.store(finding(batch)
                .setFocus(null)
                .setValue(new StringType("No growth"))
                .setStatus(ObservationStatus.PRELIMINARY));
        var report = bank.store(report().addResult(reference(clean)));
        assertThat(bank.status(id(batch))).isEqualTo("released");
        clean.setValue(new StringType("Klebsiella pneumoniae")).setStatus(ObservationStatus.FINAL);
        bank.client.update().resource(clean).execute();
        isHeld(report);
    }

    @Test
    void whatItRestsOnAndTheSampleOfItsOrderNameItsMilk() {
        var about = bank.store(panel());
        isHeldAndFreed(finding(batch).setFocus(null).addDerivedFrom(reference(about)));
        var order = new ServiceRequest()
                .setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setSubject(new Reference(bank.people().donor()))
                .setAuthoredOn(new Date())
                .addSpecimen(new Reference(bank.store(sample(id(batch)))));
        order.getMeta().addProfile(Profiles.LAB_ORDER);
        order.addIdentifier().setSystem(Systems.LAB_ORDER_ID).setValue(bank.number("O"));
        order.setCode(concept(Systems.LAB_TEST, "MBCULPOST"));
        isHeldAndFreed(finding(batch).setFocus(null).addBasedOn(reference(bank.store(order))));
    }

    @Test
    void oneCultureOfTwoUnrelatedMilksOpensNoGateOfEither() {
        var pending =
                Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        bank.store(
                bank.culture(pending.getParentFirstRep().getReferenceElement().getIdPart(), "pre", null));
        var culture = bank.culture(id(pending), "post", null);
        bank.store(culture.addFocus(new Reference("BiologicallyDerivedProduct/" + id(batch))));

        assertThat(refused(() -> bank.release(pending, "demo-release-officer"))).contains("result-waits");
        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
    }

    /** About the batch, and saying nothing of it. */
    private Observation panel() {
        return finding(batch).setValue(new Quantity(6.9).setUnit("pH"));
    }

    private static Reference reference(Resource resource) {
        return new Reference(resource.getIdElement().toUnqualifiedVersionless());
    }

    @Test
    void aReportThatSaysWhatItsResultsSayHoldsNothing() {
        var culture = bank.store(bank.culture(id(batch), "post", null));
        bank.store(report().setConclusion("No growth after 48 hours")
                .addResult(new Reference(culture.getIdElement().toUnqualifiedVersionless())));

        assertThat(bank.status(id(batch))).isEqualTo("released");
    }

    @Test
    void whatNobodyFlagsIsNoFinding() {
        bank.store(finding(batch).setValue(new Quantity(6.9).setUnit("pH")));
        bank.store(finding(batch).setValue(new StringType("No growth after 48 hours")));
        bank.store(
                finding(batch).setValue(new CodeableConcept(new Coding(Systems.SNOMED, "260415000", "Not detected"))));

        assertThat(bank.status(id(batch))).isEqualTo("released");
    }

    @Test
    void whoTakesTheFindingBackClosesItsDoubt() {
        var finding = bank.store(finding(batch));
        finding.setStatus(ObservationStatus.ENTEREDINERROR);
        bank.client.update().resource(finding).execute();

        assertThat(waiting(finding)).isEmpty();
        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
        releases();
    }

    @Test
    void aFindingThatIsRewrittenAfterAPersonLookedAsksAgain() {
        var finding = bank.store(finding(batch));
        close(waiting(finding).get(0));
        releases();

        finding.setStatus(ObservationStatus.AMENDED).setValue(new StringType("Staphylococcus aureus, heavy growth"));
        bank.client.update().resource(finding).execute();
        isHeld(finding);
    }

    @Test
    void aCultureOfAnotherSampleThanItsMilkOpensNoGateOfEither() {
        var pending =
                Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        bank.store(
                bank.culture(pending.getParentFirstRep().getReferenceElement().getIdPart(), "pre", null));
        var culture = bank.culture(id(pending), "post", null);
        culture.setSpecimen(new Reference(bank.store(sample(id(batch)))));
        bank.store(culture);

        assertThat(refused(() -> bank.release(pending, "demo-release-officer"))).contains("result-waits");
        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
    }

    @Test
    void findingAndMilkMayComeInOneTransaction() {
        var sample = sample(id(batch));
        sample.setId("urn:uuid:5f1f9a3e-3c52-4a6c-9b1e-6a0f4f9c1d11");
        var finding = finding(batch).setFocus(null);
        finding.setSpecimen(new Reference(sample.getId()));
        var together = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (var one : List.<Resource>of(finding, sample)) {
            together.addEntry()
                    .setFullUrl(one instanceof Specimen ? sample.getId() : null)
                    .setResource(one)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.POST)
                    .setUrl(one.fhirType());
        }
        bank.client.transaction().withBundle(together).execute();

        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
    }

    @Test
    void aReportThatConcludesAnInfectionStopsItsDonorsMilk() {
        var donor = bank.people().anotherHealthyDonor();
        var report = new DiagnosticReport().setStatus(DiagnosticReportStatus.FINAL);
        report.setCode(concept(Systems.LOINC, "51895-7")).setSubject(new Reference(donor));
        bank.store(report.setConclusion("HIV antibody reactive, repeatedly."));

        var answer = bank.receive(bank.bag(donor, bank.ago(10, ChronoUnit.DAYS), bank.number("U")), "frozen", true);
        assertThat(Bank.rules(answer)).contains("result-waits");
    }

    private void isHeldAndFreed(Resource finding) {
        var written = bank.store(finding);
        isHeld(written);
        close(waiting(written).get(0));
        releases();
    }

    private void isHeld(Resource finding) {
        assertThat(waiting(finding)).hasSize(1).allSatisfy(task -> assertThat(task.getPriority())
                .isEqualTo(Task.TaskPriority.STAT));
        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
        assertThat(bank.status(bottle)).isEqualTo("quarantine");
    }

    private void releases() {
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        assertThat(bank.status(id(batch))).isEqualTo("released");
        assertThat(bank.status(bottle)).isEqualTo("released");
    }

    private List<Task> waiting(Resource finding) {
        return bank
                .client
                .search()
                .byUrl("Task?code=result-waits&status=requested&identifier=" + Systems.MESSAGE_ID + "|"
                        + finding.getIdElement().toUnqualifiedVersionless().getValue())
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> (Task) entry.getResource())
                .toList();
    }

    private static void close(Task task) {
        LactariumServer.shared()
                .client("demo-microbiologist")
                .operation()
                .onInstance(task.getIdElement())
                .named("$close-waiting-result")
                .withParameter(
                        Parameters.class, "why", new StringType("A contaminated plate; the milk was cultured again."))
                .execute();
    }

    private Observation finding(BiologicallyDerivedProduct milk) {
        var finding = new Observation().setStatus(ObservationStatus.FINAL);
        finding.setCode(concept(Systems.LOINC, "600-7"));
        finding.addFocus(new Reference("BiologicallyDerivedProduct/" + id(milk)));
        finding.setEffective(new DateTimeType(new Date()));
        return finding.setValue(new CodeableConcept(CEREUS));
    }

    private DiagnosticReport report() {
        var report = new DiagnosticReport().setStatus(DiagnosticReportStatus.FINAL);
        report.setCode(concept(Systems.LAB_TEST, "MBCULPOST"));
        report.getSubject().setDisplay("the batch").addExtension(alternate(id(batch)));
        return report;
    }

    private Specimen sample(String unit) {
        var sample = new Specimen();
        sample.getMeta().addProfile(Profiles.MILK_SPECIMEN);
        sample.addIdentifier().setSystem(Systems.SPECIMEN_ID).setValue(bank.number("S"));
        sample.setType(concept(Systems.SNOMED, "446676001"));
        sample.getSubject().setDisplay("milk").addExtension(alternate(unit));
        sample.getCollection().setCollected(new DateTimeType(new Date()));
        return sample;
    }

    private static Extension alternate(String unit) {
        return new Extension(Extensions.ALTERNATE_REFERENCE, new Reference("BiologicallyDerivedProduct/" + unit));
    }

    private BiologicallyDerivedProduct read(String unit) {
        return bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(unit)
                .execute();
    }

    private static String id(Resource resource) {
        return resource.getIdElement().getIdPart();
    }
}
