package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.FeedCorrectionsTest.explained;
import static org.lactarium.server.operations.FeedCorrectionsTest.status;
import static org.lactarium.server.operations.FeedCorrectionsTest.tried;
import static org.lactarium.server.operations.FeedCorrectionsTest.unexplained;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.server.LactariumServer;

/** A volume or a time of expression that was written down wrongly is corrected, and everything it touches follows. */
class CorrectTest {

    private final Bank bank = new Bank();

    private String infant;
    private String order;

    @Test
    void aBottleHoldsMoreThanWasWrittenAndItsBatchItsDispenseAndTheBalanceFollow() {
        var bottle = dispensed();
        bank.store(bank.feed(bottle, infant, order, 40));
        assertThat(bank.status(bottle)).isEqualTo("used");

        var answer = volume(bottle, 45, "The scale was read wrongly");

        assertThat(bank.status(bottle)).isEqualTo("dispensed");
        assertThat(affected(answer)).containsEntry(bottle, "dispensed");
        assertThat(millilitres(read(parent(bottle)))).isEqualTo(85);
        var given = LactariumServer.shared()
                .bean(MilkRecord.class)
                .find(
                        SupplyDelivery.class,
                        org.lactarium.server.operations.chart.Query.where(
                                "product", "BiologicallyDerivedProduct/" + bottle))
                .get(0);
        assertThat(given.getSuppliedItem().getQuantity().getValue().intValue()).isEqualTo(45);
        assertThat(unexplained(parent(bottle))).isEqualTo("0");
        bank.store(bank.feed(bottle, infant, order, 5));
        assertThat(bank.status(bottle)).isEqualTo("used");
        assertThat(explained(bottle))
                .contains("correct corrected", "Practitioner/", "The scale was read wrongly (volume 40.0 mL: 45.0 mL)");
    }

    @Test
    void nothingIsCorrectedToLessThanWasTakenOutOrMoreThanWasPutIn() {
        var bottle = dispensed();
        bank.store(bank.feed(bottle, infant, order, 30));

        assertThat(refused(() -> volume(bottle, 29, "less"))).containsExactly("corrected-volume-used");
        // the pool of 95 mL filled the other bottle with 40
        assertThat(refused(() -> volume(bottle, 56, "more"))).contains("corrected-volume-used");
        assertThat(millilitres(read(bottle))).isEqualTo(40);
        volume(bottle, 30, "as much as was fed");
        assertThat(bank.status(bottle)).isEqualTo("used");
        assertThat(unexplained(bottle)).isEqualTo("0");
    }

    @Test
    void aDepositHoldsAtLeastWhatItsPoolGotAndTheWholeBalanceCloses() {
        var bottle = dispensed();
        var pool = parent(parent(bottle));
        var deposit = parent(pool);

        assertThat(refused(() -> volume(deposit, 94, "less"))).containsExactly("corrected-volume-used");
        assertThat(refused(() -> volume(pool, 101, "more"))).containsExactly("corrected-volume-used");
        volume(deposit, 96, "less");
        volume(pool, 81, "less");

        assertThat(unexplained(deposit)).isEqualTo("0");
        assertThat(millilitres(read(deposit))).isEqualTo(96);
    }

    @Test
    void aCorrectionNeedsAReasonAPersonAndSomethingToCorrect() {
        var deposit = bank.deposit(bank.people().healthyDonor());
        assertThat(status(() -> correct(deposit, new Parameters().addParameter("reason", "so"))))
                .isEqualTo(400);
        var silent = new Parameters();
        silent.addParameter().setName("volume").setValue(Bank.millilitres(90));
        assertThat(status(() -> correct(deposit, silent))).isEqualTo(400);
        assertThat(status(() -> volume(deposit, 0, "nothing"))).isEqualTo(400);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        assertThat(status(() -> volume(parent(id(bottle)), 90, "batch"))).isEqualTo(400);
        assertThat(status(() -> expressed(id(bottle), bank.ago(9, ChronoUnit.DAYS))))
                .isEqualTo(400);
    }

    @Test
    void theSameFiguresAgainChangeNothing() {
        var deposit = bank.deposit(bank.people().healthyDonor());
        volume(deposit, 90, "less");
        var version = read(deposit).getIdElement().getVersionIdPart();

        volume(deposit, 90, "less");

        assertThat(read(deposit).getIdElement().getVersionIdPart()).isEqualTo(version);
        assertThat(explained(deposit).split("correct corrected")).hasSize(2);
    }

    @Test
    void milkThatIsTooOldByTheRightTimeIsRejectedAndComesBackToTwoPeopleWhenThatWasTheMistake() {
        var deposit = bank.deposit(bank.people().healthyDonor());

        assertThat(affected(expressed(deposit, bank.ago(400, ChronoUnit.DAYS)))).containsEntry(deposit, "rejected");
        expressed(deposit, bank.ago(10, ChronoUnit.DAYS));

        assertThat(bank.status(deposit)).isEqualTo("quarantine");
        release(deposit);
        assertThat(bank.status(deposit)).isEqualTo("registered");
    }

    @Test
    void milkThatWasRefusedForItsSealStaysRefused() {
        var donor = bank.people().healthyDonor();
        var deposit = Bank.received(
                bank.receive(bank.bag(donor, bank.ago(400, ChronoUnit.DAYS), bank.number("U")), "thawed", false));
        assertThat(bank.status(deposit)).isEqualTo("rejected");

        expressed(deposit, bank.ago(10, ChronoUnit.DAYS));

        assertThat(bank.status(deposit)).isEqualTo("rejected");
    }

    @Test
    void milkThatWasRefusedOnlyForAWrongAgeComesBackToTwoPeople() {
        var deposit = Bank.received(bank.receive(
                bank.bag(bank.people().healthyDonor(), bank.ago(400, ChronoUnit.DAYS), bank.number("U")),
                "frozen",
                true));
        assertThat(bank.status(deposit)).isEqualTo("rejected");

        expressed(deposit, bank.ago(10, ChronoUnit.DAYS));

        assertThat(bank.status(deposit)).isEqualTo("quarantine");
    }

    @Test
    void theShelfLifeOfEverythingMadeFromItFollows() {
        var bottle = dispensed();
        var batch = parent(bottle);
        var deposit = parent(parent(batch));
        var first = expires(bottle);

        expressed(deposit, bank.ago(12, ChronoUnit.DAYS));

        var second = expires(bottle);
        assertThat(second).isBefore(first).isEqualTo(expires(batch));
        assertThat(bank.status(bottle)).isEqualTo("dispensed");
        expressed(deposit, bank.ago(10, ChronoUnit.DAYS));
        assertThat(expires(bottle)).isEqualTo(first);
    }

    @Test
    void bottlesOfMilkThatWasTooOldAreCalledBackAndGoToTwoPeopleWhenThatWasTheMistake() {
        var bottle = dispensed();
        var batch = parent(bottle);
        var deposit = parent(parent(batch));

        expressed(deposit, bank.ago(400, ChronoUnit.DAYS));
        assertThat(List.of(bank.status(batch), bank.status(bottle))).containsOnly("recalled");
        expressed(deposit, bank.ago(10, ChronoUnit.DAYS));

        assertThat(List.of(bank.status(batch), bank.status(bottle))).containsOnly("quarantine");
        release(batch);
        assertThat(bank.status(bottle)).isEqualTo("dispensed");
        assertThat(bank.status(deposit)).isEqualTo("used");
    }

    @Test
    void milkWasNotExpressedAfterItWasReceived() {
        var deposit = bank.deposit(bank.people().healthyDonor());
        assertThat(refused(() -> expressed(deposit, bank.now.plus(1, ChronoUnit.DAYS))))
                .containsExactly("expression-in-future");
    }

    @Test
    void aCorrectionAndAFeedAtTheSameMomentLoseNoMillilitre() {
        var bottle = dispensed();
        var less = CompletableFuture.supplyAsync(() -> tried(() -> volume(bottle, 20, "less")));
        var fed = CompletableFuture.supplyAsync(() -> tried(() -> bank.store(bank.feed(bottle, infant, order, 30))));

        assertThat(less.join() && fed.join()).isFalse();
        assertThat(unexplained(bottle)).isEqualTo("0");
    }

    private String dispensed() {
        infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        order = bank.people().order(infant);
        var bottle = id(bank.releasedBottles(bank.people().healthyDonor()).get(0));
        bank.dispense(order, bottle);
        return bottle;
    }

    private Parameters volume(String unit, double volume, String reason) {
        var in = new Parameters().addParameter("reason", reason);
        in.addParameter().setName("volume").setValue(Bank.millilitres(volume));
        return correct(unit, in);
    }

    private Parameters expressed(String unit, Instant at) {
        var in = new Parameters().addParameter("reason", "The label was read wrongly");
        in.addParameter().setName("expressed").setValue(moment(at));
        return correct(unit, in);
    }

    private static DateTimeType moment(Instant at) {
        return new DateTimeType(Date.from(at));
    }

    private Parameters correct(String unit, Parameters in) {
        return bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + unit)
                .named("$correct")
                .withParameters(in)
                .execute();
    }

    private static Map<String, String> affected(Parameters answer) {
        return answer.getParameter().stream()
                .filter(one -> one.getName().equals("affected"))
                .collect(java.util.stream.Collectors.toMap(
                        one -> ((org.hl7.fhir.r4.model.Reference)
                                        one.getPart().get(0).getValue())
                                .getReferenceElement()
                                .getIdPart(),
                        one -> one.getPart().get(1).getValue().primitiveValue()));
    }

    private BiologicallyDerivedProduct read(String unit) {
        return bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(unit)
                .execute();
    }

    private String parent(String unit) {
        return read(unit).getParentFirstRep().getReferenceElement().getIdPart();
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }

    private Instant expires(String unit) {
        return ((DateTimeType)
                        read(unit).getExtensionByUrl(Extensions.EXPIRATION_DATE).getValue())
                .getValue()
                .toInstant();
    }

    private static double millilitres(BiologicallyDerivedProduct unit) {
        return ((Quantity) unit.getExtensionByUrl(Extensions.VOLUME).getValue())
                .getValue()
                .doubleValue();
    }

    private void release(String unit) {
        for (var login : List.of("demo-release-officer", "demo-release-officer-2")) {
            var milk = new BiologicallyDerivedProduct();
            milk.setId(unit);
            bank.release(milk, login);
        }
    }
}
