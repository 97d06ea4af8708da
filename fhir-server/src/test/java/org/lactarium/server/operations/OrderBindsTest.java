package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** What a doctor ordered binds the bank, the scanner and whoever writes a feed down: since when, until when, how much. */
class OrderBindsTest {

    private final Bank bank = new Bank();
    private final String wristband = bank.number("H");
    private final String infant = infant();

    private String infant() {
        var baby = bank.people().infant(wristband);
        bank.people().parentsPermit(baby);
        return baby;
    }

    @AfterEach
    void theClockIsRightAgain() {
        LactariumServer.shared().clock().right();
    }

    @Test
    void nothingLeavesTheBankBeforeAnOrderBeginsAndNothingIsFedWhenItHasEnded() {
        var tomorrow = ordered(order -> bounds(order, bank.now.plus(1, ChronoUnit.DAYS), null));
        var bottle = bottle();
        assertThat(refused(() -> bank.dispense(tomorrow, bottle))).containsExactly("order-not-active");
        ends(tomorrow);

        var today = ordered(order -> bounds(order, bank.ago(1, ChronoUnit.HOURS), bank.now.plus(6, ChronoUnit.HOURS)));
        bank.dispense(today, bottle);
        assertThat(stops(bottle)).isEmpty();
        bank.store(bank.feed(bottle, infant, today, 5));

        LactariumServer.shared().clock().forward(Duration.ofHours(7));
        assertThat(stops(bottle)).containsExactly("order-not-active");
        assertThat(refused(() -> bank.store(at(bank.feed(bottle, infant, today, 5), now()))))
                .containsExactly("order-not-active");
        // what was given while it stood is written down afterwards, and what was not is an incident
        bank.store(at(bank.feed(bottle, infant, today, 5), bank.now.plus(5, ChronoUnit.HOURS)));
        assertThat(Bank.rules(incident(bottle, 5, now().minusSeconds(60)))).containsExactly("order-not-active");
    }

    @Test
    void aFeedIsNoMoreThanTheScheduleSaysAndADayNoMoreThanItsMost() {
        var order = ordered(this::everyThreeHours);
        var bottle = bottle();
        bank.dispense(order, bottle);

        assertThat(refused(() -> bank.store(bank.feed(bottle, infant, order, 12))))
                .containsExactly("feed-over-order");
        bank.store(at(bank.feed(bottle, infant, order, 11), bank.now.minusSeconds(120)));

        change(order, one -> one.getEnteralFormula().setMaxVolumeToDeliver(Bank.millilitres(20)));
        assertThat(refused(() -> bank.store(bank.feed(bottle, infant, order, 11.5))))
                .containsExactlyInAnyOrder("feed-over-order", "day-over-order");
        bank.store(bank.feed(bottle, infant, order, 11));
        assertThat(stops(bottle)).containsExactly("day-over-order");
        assertThat(Bank.rules(incident(bottle, 5, bank.now.minusSeconds(1)))).containsExactly("day-over-order");

        LactariumServer.shared().clock().forward(Duration.ofHours(23));
        assertThat(stops(bottle)).isEmpty();
    }

    @Test
    void twoFeedsOfOneTransactionShareTheDay() {
        var order = ordered(one -> one.getEnteralFormula().setMaxVolumeToDeliver(Bank.millilitres(20)));
        var bottle = bottle();
        bank.dispense(order, bottle);
        var both = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (var second : List.of(1, 2)) {
            var feed = at(bank.feed(bottle, infant, order, 12), bank.now.minusSeconds(second));
            both.addEntry()
                    .setResource(feed)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.POST)
                    .setUrl("Observation");
        }

        assertThat(refused(() -> bank.client.transaction().withBundle(both).execute()))
                .contains("day-over-order");
    }

    @Test
    void moreThanAnInfantOfItsWeightCanHaveIsRefusedAndAWeightNobodyCanHaveIsNotBelieved() {
        var order = ordered(one -> one.getEnteralFormula().setMaxVolumeToDeliver(Bank.millilitres(300)));
        weighs(1180, 2);
        assertThat(refused(() -> bank.dispense(order, bottle()))).containsExactly("volume-over-weight");

        change(order, one -> one.getEnteralFormula().setMaxVolumeToDeliver(Bank.millilitres(190)));
        weighs(118, 1);
        var bottle = bottle();
        bank.dispense(order, bottle);
        // the slip is said and stops nothing
        assertThat(Bank.code(check(bottle), "decision")).isEqualTo("ok");
        assertThat(stops(bottle)).containsExactly("weight-implausible");
    }

    @Test
    void anOrderThatIsDueForReviewIsNotedAndGoesOn() {
        var order = ordered(one -> one.addExtension(
                new Extension(Extensions.REVIEW_DATE, new DateType(day(bank.ago(2, ChronoUnit.DAYS))))));
        var bottle = bottle();
        bank.dispense(order, bottle);

        assertThat(stops(bottle)).containsExactly("order-review-due");
        assertThat(Bank.code(check(bottle), "decision")).isEqualTo("ok");
        bank.store(bank.feed(bottle, infant, order, 5));
    }

    @Test
    void anOrderThatNamesGramsOfMilkADayIsNoOrder() {
        assertThat(catchThrowable(() -> ordered(one -> one.getEnteralFormula()
                        .setMaxVolumeToDeliver(new Quantity()
                                .setValue(160)
                                .setUnit("g")
                                .setSystem(Systems.UCUM)
                                .setCode("g")))))
                .isInstanceOf(BaseServerResponseException.class);
    }

    private String ordered(Consumer<NutritionOrder> saying) {
        var id = bank.people().order(infant);
        change(id, saying);
        return id;
    }

    private void change(String order, Consumer<NutritionOrder> saying) {
        var written =
                bank.client.read().resource(NutritionOrder.class).withId(order).execute();
        saying.accept(written);
        bank.client.update().resource(written).execute();
    }

    private void ends(String order) {
        change(order, one -> one.setStatus(NutritionOrder.NutritionOrderStatus.COMPLETED));
    }

    private void bounds(NutritionOrder order, Instant from, Instant to) {
        var period = new Period().setStart(Date.from(from)).setEnd(to == null ? null : Date.from(to));
        repeat(order).setBounds(period);
    }

    private void everyThreeHours(NutritionOrder order) {
        order.getEnteralFormula().getAdministrationFirstRep().setQuantity(Bank.millilitres(10));
        repeat(order).setFrequency(1).setPeriod(3).setPeriodUnit(Timing.UnitsOfTime.H);
    }

    private static Timing.TimingRepeatComponent repeat(NutritionOrder order) {
        return order.getEnteralFormula()
                .getAdministrationFirstRep()
                .getSchedule()
                .getRepeat();
    }

    private void weighs(int grams, int hoursAgo) {
        var weight = new Observation();
        weight.setStatus(Observation.ObservationStatus.FINAL);
        weight.setCode(Bank.concept(Systems.LOINC, "29463-7"));
        weight.setSubject(new Reference(infant));
        weight.setEffective(new DateTimeType(Date.from(bank.ago(hoursAgo, ChronoUnit.HOURS))));
        weight.setValue(new Quantity()
                .setValue(new BigDecimal(grams))
                .setUnit("g")
                .setSystem(Systems.UCUM)
                .setCode("g"));
        bank.store(weight);
    }

    private String bottle() {
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        return bottle.getIdElement().getIdPart();
    }

    private Parameters check(String bottle) {
        var label = Bank.label(bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(bottle)
                .execute());
        return bank.checkFeed(label, wristband);
    }

    private List<String> stops(String bottle) {
        return Bank.rules(check(bottle));
    }

    private Parameters incident(String bottle, double volume, Instant at) {
        var in = new Parameters();
        in.addParameter().setName("infant").setValue(new StringType(wristband));
        in.addParameter().setName("volume").setValue(Bank.millilitres(volume));
        in.addParameter().setName("at").setValue(new DateTimeType(Date.from(at)));
        in.addParameter().setName("reason").setValue(new StringType("given by the paper"));
        return LactariumServer.shared()
                .client("demo-ward")
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$report-feed-incident")
                .withParameters(in)
                .execute();
    }

    private static Observation at(Observation feed, Instant at) {
        return feed.setEffective(new DateTimeType(Date.from(at)));
    }

    private static Instant now() {
        return LactariumServer.shared().clock().instant();
    }

    private static String day(Instant at) {
        return at.atZone(ZoneId.of("Asia/Hong_Kong")).toLocalDate().toString();
    }
}
