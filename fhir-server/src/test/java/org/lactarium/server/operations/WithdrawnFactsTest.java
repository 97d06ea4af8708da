package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** Results and deferrals that were mistakes: what they alone moved goes back to where two people may release it, and no further. */
class WithdrawnFactsTest {

    private static final String ONE = "demo-release-officer";
    private static final String OTHER = "demo-release-officer-2";

    private final Bank bank = new Bank();

    @Test
    void aCultureOfTheWrongBatchIsWithdrawnAndTwoPeopleReleaseTheMilk() {
        var made = bank.batch(bank.people().healthyDonor());
        var batch = Bank.milk(made, "batch").get(0);
        var bottles = Bank.milk(made, "bottle");
        var wrong = bank.store(bank.culture(id(batch), "post", 12.0));
        assertThat(bank.status(id(batch))).isEqualTo("rejected");

        inError(wrong);
        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
        assertThat(bottles)
                .allSatisfy(bottle -> assertThat(bank.status(id(bottle))).isEqualTo("quarantine"));
        assertThat(refused(() -> bank.release(batch, ONE))).contains("culture-post-missing");

        bank.cleanCultures(batch);
        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
        release(batch);
        assertThat(bank.status(id(batch))).isEqualTo("released");
        assertThat(bottles)
                .allSatisfy(bottle -> assertThat(bank.status(id(bottle))).isEqualTo("released"));
        assertThat(explained(id(bottles.get(0)))).contains("fact-withdrawn", "reconsidered", plain(wrong));
    }

    @Test
    void whatAWardHadComesBackToTheWardAndWhatWasThrownAwayDoesNot() {
        var donor = bank.people().healthyDonor();
        var bottles = bank.releasedBottles(donor);
        var batch = read(bottles.get(0).getParentFirstRep().getReferenceElement());
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        var order = bank.people().order(infant);
        bank.dispense(order, id(bottles.get(0)));
        var wrong = bank.store(bank.culture(id(batch), "post", 100.0));
        assertThat(bank.status(id(bottles.get(0)))).isEqualTo("recalled");
        bank.hold(id(bottles.get(1)), "$discard", "result-corrected");

        inError(wrong);
        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
        assertThat(bank.status(id(bottles.get(0)))).isEqualTo("quarantine");
        assertThat(bank.status(id(bottles.get(1)))).isEqualTo("discarded");
        assertThat(Bank.code(bank.checkFeed(Bank.label(bottles.get(0)), infant), "decision"))
                .isEqualTo("stop");

        release(batch);
        assertThat(bank.status(id(bottles.get(0)))).isEqualTo("dispensed");
        assertThat(bank.status(id(bottles.get(1)))).isEqualTo("discarded");
        assertThat(Bank.code(bank.checkFeed(Bank.label(bottles.get(0)), infant), "decision"))
                .isEqualTo("ok");
    }

    @Test
    void anotherCultureKeepsTheMilkWhereItIsUntilItIsWithdrawnToo() {
        var batch = batch();
        var one = bank.store(bank.culture(id(batch), "post", 12.0));
        var other = bank.store(bank.culture(id(batch), "post", 15.0));

        inError(other);
        assertThat(bank.status(id(batch))).isEqualTo("rejected");
        inError(one);
        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
    }

    @Test
    void theFirstCultureWithdrawnTheSecondKeepsTheMilkAndWithdrawnInAnyOrderItGoesBack() {
        var batch = batch();
        var one = bank.store(bank.culture(id(batch), "post", 12.0));
        var other = bank.store(bank.culture(id(batch), "post", 15.0));

        inError(one);
        assertThat(bank.status(id(batch))).isEqualTo("rejected");
        inError(other);
        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
    }

    @Test
    void withdrawnTogetherWithAnotherResultThatFailsTheMilkStaysRejected() {
        var batch = batch();
        var wrong = bank.store(bank.culture(id(batch), "post", 12.0));
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(wrong.setStatus(ObservationStatus.ENTEREDINERROR))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(plain(wrong));
        bundle.addEntry()
                .setResource(bank.culture(id(batch), "post", 30.0))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Observation");
        bank.client.transaction().withBundle(bundle).execute();

        assertThat(bank.status(id(batch))).isEqualTo("rejected");
    }

    @Test
    void withdrawnTogetherWithItsRightResultTheMilkIsOnHold() {
        var batch = batch();
        var wrong = bank.store(bank.culture(id(batch), "post", 12.0));
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(bank.culture(id(batch), "post", null))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Observation");
        bundle.addEntry()
                .setResource(wrong.setStatus(ObservationStatus.ENTEREDINERROR))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(plain(wrong));
        bank.client.transaction().withBundle(bundle).execute();

        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
    }

    @Test
    void whatAPersonCalledBackStaysRecalled() {
        var batch = batch();
        var wrong = bank.store(bank.culture(id(batch), "post", 12.0));
        var in = new Parameters();
        in.addParameter("reason", "smell");
        in.addParameter().setName("batch").setValue(Bank.unit(id(batch)));
        LactariumServer.shared()
                .client("demo-traceability-officer")
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$recall")
                .withParameters(in)
                .execute();
        assertThat(bank.status(id(batch))).isEqualTo("recalled");

        inError(wrong);
        assertThat(bank.status(id(batch))).isEqualTo("recalled");
    }

    @Test
    void twoWithdrawalsAtOnceLeadTheMilkBackTogether() throws Exception {
        var batch = batch();
        var wrong = List.of(
                bank.store(bank.culture(id(batch), "post", 12.0)), bank.store(bank.culture(id(batch), "post", 15.0)));
        var both = wrong.stream()
                .<Callable<Object>>map(one -> () -> {
                    withdraw("demo-quality", plain(one), "another batch");
                    return one;
                })
                .toList();
        var people = Executors.newFixedThreadPool(2);
        for (var done : people.invokeAll(both)) {
            done.get();
        }
        people.shutdown();

        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
    }

    @Test
    void aFirstSignatureIsVoidWhenABottleComesBackAndTheSameWithdrawalAgainChangesNothing() {
        var batch = batch();
        var wrong = bank.store(bank.culture(id(batch), "post", 12.0));
        var back = withdraw("demo-quality", plain(wrong), "another batch");
        assertThat(affected(back)).contains("quarantine");
        bank.cleanCultures(batch);
        bank.release(batch, ONE);
        assertThat(affected(withdraw("demo-quality", plain(wrong), "another batch")))
                .isEmpty();
        assertThat(Bank.code(bank.release(batch, OTHER), "outcome")).isEqualTo("released");
    }

    @Test
    void aCorrectedResultMovesNothingBack() {
        var batch = batch();
        var post = bank.store(bank.culture(id(batch), "post", 12.0));
        post.setStatus(ObservationStatus.CORRECTED).setValue(Bank.cfu(0));
        bank.client.update().resource(post).execute();
        assertThat(bank.status(id(batch))).isEqualTo("rejected");
    }

    @Test
    void aConfirmedInfectionOfAnotherWomanIsWithdrawnAndHerMilkIsOnHoldAgain() {
        var donor = bank.people().anotherHealthyDonor();
        var raw = bank.deposit(donor);
        var bottles = bank.releasedBottles(donor);
        var batch = read(bottles.get(0).getParentFirstRep().getReferenceElement());
        var confirmed = bank.people().blood(donor, "56888-1", "11214006");
        confirmed.setEffective(new DateTimeType(new Date()));
        var wrong = bank.store(confirmed.setMethod(Bank.concept(Systems.MILK_OBSERVATION, "confirmatory")));
        assertThat(bank.status(raw)).isEqualTo("rejected");
        assertThat(bank.status(id(bottles.get(0)))).isEqualTo("recalled");

        inError(wrong);
        assertThat(bank.status(raw)).isEqualTo("quarantine");
        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
        assertThat(bank.status(id(bottles.get(0)))).isEqualTo("quarantine");

        release(batch);
        bank.release(read(new IdType("BiologicallyDerivedProduct/" + raw)), ONE);
        bank.release(read(new IdType("BiologicallyDerivedProduct/" + raw)), OTHER);
        assertThat(bank.status(id(bottles.get(0)))).isEqualTo("released");
        assertThat(bank.status(raw)).isEqualTo("registered");
    }

    @Test
    void aDeferralOfAnotherWomanIsWithdrawnButABrokenSealStays() {
        var donor = bank.people().anotherHealthyDonor();
        var raw = bank.deposit(donor);
        var wrong = bank.store(Mistake.deferral(donor, "skin-piercing"));
        var atTheDoor = bank.receive(bank.bag(donor, bank.ago(9, ChronoUnit.DAYS), bank.number("U")), "frozen", true);
        var broken = bank.receive(bank.bag(donor, bank.ago(9, ChronoUnit.DAYS), bank.number("U")), "frozen", false);
        assertThat(List.of(bank.status(raw), status(atTheDoor), status(broken))).containsOnly("rejected");

        withdraw("demo-quality", plain(wrong), "another woman");
        assertThat(bank.status(raw)).isEqualTo("quarantine");
        assertThat(status(atTheDoor)).isEqualTo("quarantine");
        assertThat(status(broken)).isEqualTo("rejected");
    }

    @Test
    void milkOfAFailedCultureStaysWhenADeferralIsWithdrawn() {
        var donor = bank.people().anotherHealthyDonor();
        var pool = bank.readyPool(donor);
        bank.store(bank.culture(id(pool), "pre", 200_000.0));
        var wrong = bank.store(Mistake.deferral(donor, "skin-piercing"));
        assertThat(bank.status(id(pool))).isEqualTo("rejected");

        inError(wrong);
        assertThat(bank.status(id(pool))).isEqualTo("rejected");
    }

    @Test
    void whoTakesAFactBackIsAPersonAndSaysWhyAndWhat() {
        var batch = batch();
        var wrong = bank.store(bank.culture(id(batch), "post", 12.0));

        assertThat(failed("demo-quality", plain(wrong), new Parameters())).isEqualTo(400);
        assertThat(failed(
                        "demo-quality",
                        plain(wrong),
                        new Parameters().addParameter("reason", "x").addParameter("step", new CodeType("warmed"))))
                .isEqualTo(400);
        assertThat(failed("demo-quality", "Observation/none", new Parameters().addParameter("reason", "x")))
                .isEqualTo(404);
        assertThat(bank.status(id(batch))).isEqualTo("rejected");
    }

    private int failed(String login, String fact, Parameters in) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(
                        ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException.class,
                        () -> call(login, fact, in))
                .getStatusCode();
    }

    private static Parameters withdraw(String login, String fact, String reason) {
        return call(login, fact, new Parameters().addParameter("reason", reason));
    }

    private static Parameters call(String login, String fact, Parameters in) {
        return LactariumServer.shared()
                .client(login)
                .operation()
                .onInstance(fact)
                .named("$withdraw")
                .withParameters(in)
                .execute();
    }

    private static List<String> affected(Parameters answer) {
        return answer.getParameter().stream()
                .filter(part -> part.getName().equals("affected"))
                .map(part -> part.getPart().get(1).getValue().primitiveValue())
                .toList();
    }

    static String explained(String unit) {
        var told = LactariumServer.shared()
                .client("demo-quality")
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + unit)
                .named("$explain")
                .withNoParameters(Parameters.class)
                .execute();
        return LactariumServer.shared().fhir().newJsonParser().encodeResourceToString(told);
    }

    private void inError(Observation fact) {
        var stored = bank.client
                .read()
                .resource(Observation.class)
                .withId(fact.getIdElement().getIdPart())
                .execute();
        bank.client
                .update()
                .resource(stored.setStatus(ObservationStatus.ENTEREDINERROR))
                .execute();
    }

    private String status(Parameters received) {
        return bank.status(Bank.received(received));
    }

    private void release(BiologicallyDerivedProduct batch) {
        bank.release(batch, ONE);
        bank.release(batch, OTHER);
    }

    private BiologicallyDerivedProduct batch() {
        return Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
    }

    private BiologicallyDerivedProduct read(org.hl7.fhir.instance.model.api.IIdType unit) {
        return bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(unit.getIdPart())
                .execute();
    }

    private static String plain(Observation fact) {
        return "Observation/" + fact.getIdElement().getIdPart();
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }
}
