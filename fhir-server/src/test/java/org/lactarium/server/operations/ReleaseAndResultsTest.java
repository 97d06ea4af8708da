package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

class ReleaseAndResultsTest {

    private final Bank bank = new Bank();

    @Test
    void refusesReleaseWhenTheSecondSignerIsTheFirst() {
        var batch = batch();
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");

        assertThat(refused(() -> bank.release(batch, "demo-release-officer"))).containsExactly("same-signer");
        assertThat(bank.status(id(batch))).isEqualTo("pending-results");
    }

    @Test
    void refusesReleaseWithoutCulturesAndSaysWhatToDoInChineseToo() {
        var batch = batch();

        assertThat(refused(() -> bank.release(batch, "demo-release-officer")))
                .containsExactly("culture-pre-missing", "culture-post-missing");
        var client = LactariumServer.shared().client("demo-release-officer");
        var refusal = catchThrowableOfType(UnprocessableEntityException.class, () -> client.operation()
                .onInstance("BiologicallyDerivedProduct/" + id(batch))
                .named("$release")
                .withNoParameters(Parameters.class)
                .withAdditionalHeader("Accept-Language", "zh-HK,zh;q=0.9")
                .execute());
        assertThat(((OperationOutcome) refusal.getOperationOutcome())
                        .getIssueFirstRep()
                        .getDiagnostics())
                .contains("請等候化驗室");
    }

    @Test
    void rejectsBatchAndBottlesTheMomentACultureFails() {
        var made = bank.batch(bank.people().healthyDonor());
        var batch = Bank.milk(made, "batch").get(0);
        bank.store(bank.culture(id(batch), "post", 12.0));

        assertThat(bank.status(id(batch))).isEqualTo("rejected");
        assertThat(Bank.milk(made, "bottle"))
                .allSatisfy(bottle -> assertThat(bank.status(id(bottle))).isEqualTo("rejected"));
    }

    @Test
    void rejectsThePoolWhenItsCultureFailsBeforeHeating() {
        var pool = bank.readyPool(bank.people().healthyDonor());
        bank.store(bank.culture(id(pool), "pre", 200_000.0));

        assertThat(bank.status(id(pool))).isEqualTo("rejected");
    }

    @Test
    void recallsReleasedMilkInTheSameTransactionAsACorrectedResult() {
        var made = bank.batch(bank.people().healthyDonor());
        var batch = Bank.milk(made, "batch").get(0);
        bank.store(bank.culture(batch.getParentFirstRep().getReferenceElement().getIdPart(), "pre", null));
        var post = bank.store(bank.culture(id(batch), "post", null));
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");

        post.setStatus(ObservationStatus.CORRECTED).setValue(Bank.cfu(100));
        bank.client.update().resource(post).execute();

        assertThat(bank.status(id(batch))).isEqualTo("recalled");
        assertThat(bank.status(id(Bank.milk(made, "bottle").get(0)))).isEqualTo("recalled");
    }

    @Test
    void aCorrectionTowardsAPassReleasesNothing() {
        var batch = batch();
        bank.store(bank.culture(batch.getParentFirstRep().getReferenceElement().getIdPart(), "pre", null));
        var post = bank.store(bank.culture(id(batch), "post", 12.0));
        post.setStatus(ObservationStatus.CORRECTED).setValue(Bank.cfu(0));
        bank.client.update().resource(post).execute();

        assertThat(bank.status(id(batch))).isEqualTo("rejected");
    }

    @Test
    void aResultTakenBackHoldsWhatWasReleasedOnIt() {
        var batch = batch();
        bank.store(bank.culture(batch.getParentFirstRep().getReferenceElement().getIdPart(), "pre", null));
        var post = bank.store(bank.culture(id(batch), "post", null));
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        post.setStatus(ObservationStatus.ENTEREDINERROR);
        bank.client.update().resource(post).execute();

        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
    }

    @Test
    void aResultIsNotRewrittenAsSomethingElse() {
        var batch = batch();
        bank.store(bank.culture(batch.getParentFirstRep().getReferenceElement().getIdPart(), "pre", null));
        var post = bank.store(bank.culture(id(batch), "post", null));
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        post.getMeta().getProfile().clear();
        post.setCode(Bank.concept(Systems.LOINC, "8339-4")).setComponent(null);

        assertThatThrownBy(() -> bank.client.update().resource(post).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("stays what it is");
        assertThat(bank.status(id(batch))).isEqualTo("released");
    }

    @Test
    void aResultInsideATransactionBundleCountsLikeOneByItself() {
        var batch = batch();
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (var result :
                new Observation[] {bank.culture(id(batch), "post", null), bank.culture(id(batch), "post", 3.0)}) {
            bundle.addEntry()
                    .setResource(result)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.POST)
                    .setUrl("Observation");
        }
        bank.client.transaction().withBundle(bundle).execute();

        assertThat(bank.status(id(batch))).isEqualTo("rejected");
    }

    @Test
    void aFirstSignatureIsVoidOnceTheBatchWasHeld() {
        var batch = batch();
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");
        bank.hold(id(batch), "$quarantine", "foreign-matter");
        assertThat(bank.status(id(batch))).isEqualTo("quarantine");

        assertThat(Bank.code(bank.release(batch, "demo-release-officer-2"), "outcome"))
                .isEqualTo("awaiting-second-signature");
    }

    @Test
    void aFirstSignatureIsVoidOnceABatchOnHoldIsHeldForAnotherReason() {
        var batch = batch();
        bank.cleanCultures(batch);
        bank.hold(id(batch), "$quarantine", "foreign-matter");
        bank.release(batch, "demo-release-officer");
        bank.hold(id(batch), "$quarantine", "breakage");

        assertThat(Bank.code(bank.release(batch, "demo-release-officer-2"), "outcome"))
                .isEqualTo("awaiting-second-signature");
    }

    @Test
    void aFirstSignatureIsVoidOnceAResultIsOpenAgain() {
        var batch = batch();
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");
        var another =
                bank.store(bank.culture(id(batch), "post", null).setStatus(Observation.ObservationStatus.PRELIMINARY));
        bank.client
                .update()
                .resource(another.setStatus(Observation.ObservationStatus.FINAL))
                .execute();

        assertThat(Bank.code(bank.release(batch, "demo-release-officer-2"), "outcome"))
                .isEqualTo("awaiting-second-signature");
    }

    @Test
    void aBottleThatAPersonHoldsWhileItsBatchIsOnHoldIsNotLetGoWithIt() {
        var made = bank.batch(bank.people().healthyDonor());
        var batch = Bank.milk(made, "batch").get(0);
        var bottles = Bank.milk(made, "bottle");
        bank.cleanCultures(batch);
        bank.hold(id(batch), "$quarantine", "foreign-matter");
        bank.hold(id(bottles.get(0)), "$quarantine", "breakage");
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");

        assertThat(bank.status(id(bottles.get(0)))).isEqualTo("quarantine");
        assertThat(bank.status(id(bottles.get(1)))).isEqualTo("released");
    }

    @Test
    void aReactiveBloodTestHoldsTheDonorsMilkWhereverItIs() {
        var donor = bank.people().anotherHealthyDonor();
        var bottles = bank.releasedBottles(donor);
        var raw = bank.deposit(donor);
        bank.people().serology(donor, "31201-7", "11214006");

        assertThat(bank.status(raw)).isEqualTo("quarantine");
        assertThat(bank.status(id(bottles.get(0)))).isEqualTo("quarantine");
    }

    @Test
    void withdrawnConsentStopsWhatIsExpressedLaterAndNotWhatWasGivenBefore() {
        var donor = bank.people().anotherHealthyDonor();
        var raw = bank.deposit(donor);
        var consents = bank.client
                .search()
                .forResource(Consent.class)
                .where(Consent.PATIENT.hasId(donor))
                .returnBundle(Bundle.class)
                .execute();
        var consent = (Consent) consents.getEntryFirstRep().getResource();
        consent.setStatus(Consent.ConsentState.INACTIVE);
        consent.getProvision().getPeriod().setEnd(Date.from(bank.ago(1, ChronoUnit.DAYS)));
        bank.client.update().resource(consent).execute();

        assertThat(bank.status(raw)).isEqualTo("registered");
        var later = bank.receive(bank.bag(donor, bank.ago(2, ChronoUnit.HOURS), bank.number("U")), "frozen", true);
        assertThat(Bank.rules(later)).containsExactly("donor-consent-missing");
    }

    @Test
    void keepsWhyItMovedMilkByItselfWithRuleFiguresAndResult() {
        var batch = batch();
        var result = bank.store(bank.culture(id(batch), "post", 12.0));
        var why = (Task) bank.client
                .search()
                .forResource(Task.class)
                .where(Task.SUBJECT.hasId("BiologicallyDerivedProduct/" + id(batch)))
                .returnBundle(Bundle.class)
                .execute()
                .getEntryFirstRep()
                .getResource();

        assertThat(why.getReasonCode().getCoding().stream().map(coding -> coding.getCode()))
                .contains("culture-over-limit");
        assertThat(why.getReasonCode().getText()).contains("12", "at most 0");
        assertThat(why.getInstantiatesUri()).endsWith("strictest|2026.1");
        assertThat(why.getNoteFirstRep().getText())
                .isEqualTo("Observation/" + result.getIdElement().getIdPart() + "/_history/1");
    }

    @Test
    void aFailedResultAndASecondSignatureAtTheSameMomentNeverLeaveMilkThatCanBeFed() throws Exception {
        var made = bank.batch(bank.people().healthyDonor());
        var batch = Bank.milk(made, "batch").get(0);
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");
        Callable<Object> sign = () -> bank.release(batch, "demo-release-officer-2");
        Callable<Object> fail = () -> bank.store(bank.culture(id(batch), "post", 99.0));
        var hands = Executors.newFixedThreadPool(2);
        try {
            var both = List.of(hands.submit(sign), hands.submit(fail));
            for (var one : both) {
                try {
                    one.get();
                } catch (ExecutionException lost) {
                    // by a rule or by what was written meanwhile, never by two who wait for one another
                    assertThat(lost.getCause())
                            .isInstanceOfSatisfying(
                                    BaseServerResponseException.class,
                                    why -> assertThat(why.getStatusCode()).isLessThan(500));
                }
            }
        } finally {
            hands.shutdown();
        }
        var stored = bank.client
                .search()
                .forResource(Observation.class)
                .where(Observation.FOCUS.hasId("BiologicallyDerivedProduct/" + id(batch)))
                .returnBundle(Bundle.class)
                .execute();
        var failed = stored.getEntry().stream()
                .map(entry -> (Observation) entry.getResource())
                .anyMatch(result -> result.hasValueQuantity());
        // the laboratory may have to send again after a lost race; once its result is in, the milk is out
        if (!failed) {
            bank.store(bank.culture(id(batch), "post", 99.0));
        }
        assertThat(bank.status(id(batch))).isIn("rejected", "recalled");
        assertThat(bank.status(id(Bank.milk(made, "bottle").get(0)))).isIn("rejected", "recalled");
    }

    @Test
    void noClientWritesWhereMilkStandsWhoSignedOrWhatWasDispensed() {
        var bottle =
                Bank.milk(bank.batch(bank.people().healthyDonor()), "bottle").get(0);
        var current = bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(id(bottle))
                .execute();
        current.getExtensionByUrl(Extensions.UNIT_STATUS).setValue(Bank.concept(Systems.UNIT_STATUS, "released"));
        current.setStatus(BiologicallyDerivedProduct.BiologicallyDerivedProductStatus.AVAILABLE);

        assertThat(refused(() -> bank.client.update().resource(current).execute()))
                .containsExactly("server-owned");
        current.setId((String) null);
        assertThat(refused(() -> bank.client.create().resource(current).execute()))
                .containsExactly("server-owned");
        var thaw = bank.thaw(
                bank.ago(1, ChronoUnit.HOURS), bank.deposit(bank.people().healthyDonor()));
        thaw.getRestriction().getPeriod().setEnd(Date.from(bank.now.plusSeconds(999_999)));
        assertThat(refused(() -> bank.client.update().resource(thaw).execute())).containsExactly("server-owned");
    }

    private BiologicallyDerivedProduct batch() {
        return Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }
}
