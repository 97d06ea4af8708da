package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.batch.Curves;
import org.lactarium.server.batch.ThawAlarm;
import org.lactarium.server.operations.alarm.ThawAlarms;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.guard.Sweep;

/** Times, curves and findings that were mistakes: their clocks stop, and what they alone moved is on hold, for two people. */
class WithdrawnClocksTest {

    private static final String ONE = "demo-release-officer";
    private static final String OTHER = "demo-release-officer-2";

    private final Bank bank = new Bank();

    @Test
    void aWrongTimeOfWarmingIsTakenBackAndTheRightOneIsReported() {
        var bottle = dispensed();
        var before = expires(bottle);
        prepare(bottle, "warmed", bank.ago(3, ChronoUnit.DAYS));
        Sweep.now();
        assertThat(bank.status(bottle)).isEqualTo("expired");

        var in = because("yesterday's bottle").addParameter("step", new CodeType("warmed"));
        assertThat(affected(withdraw("BiologicallyDerivedProduct/" + bottle, in)))
                .containsExactly("quarantine");
        assertThat(expires(bottle)).isEqualTo(before);
        release(bottle);
        assertThat(bank.status(bottle)).isEqualTo("dispensed");
        prepare(bottle, "warmed", bank.ago(5, ChronoUnit.MINUTES));
        assertThat(expires(bottle)).isBefore(before).isAfter(new Date());

        // sent again it takes nothing but what it meant
        var again = because("yesterday's bottle")
                .addParameter("step", new CodeType("warmed"))
                .addParameter("at", moment(bank.ago(3, ChronoUnit.DAYS)));
        withdraw("BiologicallyDerivedProduct/" + bottle, again);
        assertThat(expires(bottle)).isBefore(before);
    }

    @Test
    void ofSeveralReportsTheOtherGoesOnAndOfNoneNothingIsTakenBack() {
        var bottle = dispensed();
        var in = because("never").addParameter("step", new CodeType("thaw-started"));
        assertThatThrownBy(() -> withdraw("BiologicallyDerivedProduct/" + bottle, in))
                .isInstanceOf(ResourceNotFoundException.class);
        prepare(bottle, "thaw-started", bank.ago(80, ChronoUnit.HOURS));
        prepare(bottle, "thaw-started", bank.ago(70, ChronoUnit.HOURS));
        assertThatThrownBy(() -> withdraw("BiologicallyDerivedProduct/" + bottle, in))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("at is missing");
        Sweep.now();

        withdraw("BiologicallyDerivedProduct/" + bottle, in.addParameter("at", moment(bank.ago(80, ChronoUnit.HOURS))));
        assertThat(bank.status(bottle)).isEqualTo("expired");
    }

    @Test
    void aThawThatWasNoneIsTakenBackAndItsContainerIsOnHold() {
        var deposit = bank.deposit(bank.people().healthyDonor());
        var thaw = bank.thaw(bank.ago(2, ChronoUnit.HOURS), deposit);
        fire(thaw, ThawAlarm.THAW_STOP);
        assertThat(bank.status(deposit)).isEqualTo("rejected");

        assertThat(affected(withdraw(task(thaw), because("the other bag")))).containsExactly("quarantine");
        fire(thaw, ThawAlarm.THAW_UNREPORTED);
        assertThat(bank.status(deposit)).isEqualTo("quarantine");
        release(deposit);
        assertThat(bank.status(deposit)).isEqualTo("registered");
        bank.thaw(bank.ago(1, ChronoUnit.HOURS), deposit);
    }

    @Test
    void aThawThatBeganLaterHasAClockOfItsOwnAndItsPoolGoesBackOnHold() {
        var deposit = bank.deposit(bank.people().healthyDonor());
        var thaw = bank.thaw(bank.ago(3, ChronoUnit.HOURS), deposit);
        var pool = bank.pool(thaw, 95, bank.number("P"), deposit);
        fire(thaw, ThawAlarm.THAW_UNREPORTED);
        assertThat(bank.status(id(pool))).isEqualTo("rejected");

        assertThatThrownBy(() -> withdraw(task(thaw), because("clock of the logger")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("started");
        var in = because("clock of the logger").addParameter("started", moment(bank.ago(2, ChronoUnit.HOURS)));
        assertThat(affected(withdraw(task(thaw), in))).containsExactly("quarantine");
        release(id(pool));
        assertThat(bank.status(id(pool))).isEqualTo("registered");
        bank.pasteurise(id(pool), bank.number("B"), Bank.GOOD, Map.of(bank.number("U"), 40.0));
    }

    @Test
    void aThawThatBeganADayEarlierHoldsNothingBackFromItsLimitUntilThatWasTheMistake() {
        var made = bank.batch(bank.people().healthyDonor());
        var batch = Bank.milk(made, "batch").get(0);
        bank.cleanCultures(batch);
        release(id(batch));
        var pool = milk(batch.getParentFirstRep().getReferenceElement().getIdPart());
        var began = pool.getProcessing().stream()
                .filter(step -> step.getExtensionByUrl(Extensions.RUN) != null)
                .findFirst()
                .orElseThrow()
                .getTimePeriod()
                .getStart()
                .toInstant();

        withdraw(thawOf(pool), because("a day off").addParameter("started", moment(bank.ago(40, ChronoUnit.HOURS))));
        assertThat(bank.status(id(batch))).isEqualTo("recalled");
        assertThat(bank.status(id(Bank.milk(made, "bottle").get(0)))).isEqualTo("recalled");

        // the first time was right after all
        var again = withdraw(
                thawOf(milk(pool.getIdElement().getIdPart())),
                because("the clock on the wall was off").addParameter("started", moment(began)));
        assertThat(affected(again)).containsOnly("quarantine").hasSize(3);
        release(id(batch));
        assertThat(bank.status(id(batch))).isEqualTo("released");
    }

    private static String thawOf(BiologicallyDerivedProduct pool) {
        return pool.getProcessing().stream()
                .map(step -> step.getExtensionByUrl(Extensions.RUN))
                .filter(run -> run != null)
                .map(run -> ((Reference) run.getValue()).getReference())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCurveOfAnotherFreezerIsTakenBackWithTheClocksItStarted() {
        var freezer = location();
        var donor = bank.people().healthyDonor();
        var raw = receivedTwoDaysAgo(donor);
        var bottle = id(bank.releasedBottles(donor).get(0));
        put(raw, freezer);
        put(bottle, freezer);
        var before = expires(bottle);
        var curve = Bank.logged("-20 ".repeat(60) + "-9 -2 1 3 " + "3 ".repeat(56), bank.ago(30, ChronoUnit.HOURS));
        var answer = report(curve, "location", freezer);
        var thaw = (Reference) answer.getParameter("thaw").getValue();
        LactariumServer.shared()
                .bean(ThawAlarms.class)
                .fire(thaw.getReferenceElement().getIdPart(), ThawAlarm.THAW_UNREPORTED);
        Sweep.now();
        assertThat(bank.status(raw)).isEqualTo("rejected");
        assertThat(bank.status(bottle)).isEqualTo("expired");

        withdraw(reference(answer, "curve"), because("the freezer next door"));
        assertThat(bank.status(raw)).isEqualTo("quarantine");
        assertThat(bank.status(bottle)).isEqualTo("quarantine");
        assertThat(expires(bottle)).isEqualTo(before);
        release(raw);
        release(bottle);
        assertThat(List.of(bank.status(raw), bank.status(bottle))).containsExactly("registered", "released");

        // the same file again is the same warmth, and a curve of its own
        report(curve, "location", freezer);
        assertThat(List.of(bank.status(raw), bank.status(bottle))).containsOnly("quarantine");
    }

    @Test
    void aBottleThatExpiredByTheCurveOfAnotherFreezerIsTheWardsAgainByTwoSignatures() {
        var freezer = location();
        var bottle = dispensed();
        put(bottle, freezer);
        var before = expires(bottle);
        var curve = Bank.logged("-20 ".repeat(60) + "-9 -2 1 3 " + "3 ".repeat(56), bank.ago(30, ChronoUnit.HOURS));
        var answer = report(curve, "location", freezer);
        Sweep.now();
        assertThat(bank.status(bottle)).isEqualTo("expired");

        withdraw(reference(answer, "curve"), because("the freezer next door"));
        assertThat(bank.status(bottle)).isEqualTo("quarantine");
        assertThat(expires(bottle)).isEqualTo(before);
        release(bottle);
        assertThat(bank.status(bottle)).isEqualTo("dispensed");
    }

    @Test
    void aBottleThatWasHeldByTheCurveOfAnotherFreezerWaitsForTwoSignatures() {
        var freezer = location();
        var bottle = dispensed();
        put(bottle, freezer);
        var before = expires(bottle);
        var answer = report(
                Bank.logged("-20 ".repeat(10) + "-9 ".repeat(45), bank.ago(55, ChronoUnit.MINUTES)),
                "location",
                freezer);
        assertThat(bank.status(bottle)).isEqualTo("quarantine");

        withdraw(reference(answer, "curve"), because("the freezer next door"));
        assertThat(bank.status(bottle)).isEqualTo("quarantine");
        release(bottle);
        assertThat(bank.status(bottle)).isEqualTo("dispensed");
        assertThat(expires(bottle)).isEqualTo(before);
    }

    @Test
    void aFindingIsTakenBackWhileAnotherResultStandsAndTheMilkGoesBackWithThatOne() {
        var made = bank.batch(bank.people().healthyDonor());
        var batch = Bank.milk(made, "batch").get(0);
        bank.cleanCultures(batch);
        release(id(batch));
        var device = device(batch);
        var found = bank.ago(10, ChronoUnit.MINUTES);
        var in = new Parameters();
        in.addParameter().setName("drift").setValue(new Quantity(null, 1.5, Systems.UCUM, "K", "K"));
        in.addParameter().setName("found").setValue(moment(found));
        operation(device, "$calibration-failed", in);
        var culture = bank.store(bank.culture(id(batch), "post", 12.0));

        withdraw(device, because("read the wrong probe").addParameter("found", moment(found)));
        assertThat(bank.status(id(batch))).isEqualTo("recalled");
        withdraw("Observation/" + culture.getIdElement().getIdPart(), because("another batch"));
        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
    }

    @Test
    void aClockThatAnotherCurveOfTheFreezerStartedTooGoesOn() {
        var freezer = location();
        var bottle = id(bank.releasedBottles(bank.people().healthyDonor()).get(0));
        put(bottle, freezer);
        var data = "-20 ".repeat(10) + "-2 1 3 " + "3 ".repeat(20);
        var one = report(Bank.logged(data, bank.ago(50, ChronoUnit.MINUTES)), "location", freezer);
        var shortened = expires(bottle);
        report(Bank.logged(data + "3 ", bank.ago(50, ChronoUnit.MINUTES)), "location", freezer);

        withdraw(reference(one, "curve"), because("logged twice"));
        assertThat(expires(bottle)).isEqualTo(shortened);
    }

    @Test
    void aThawThatWasNotTooWarmAfterAllIsOnHold() {
        var deposit = bank.deposit(bank.people().healthyDonor());
        var thaw = bank.thaw(bank.ago(2, ChronoUnit.HOURS), deposit);
        var answer = report(Bank.logged("2 5 30 4 ", bank.ago(1, ChronoUnit.HOURS)), "thaw", task(thaw));
        var second = report(Bank.logged("2 6 31 4 ", bank.ago(1, ChronoUnit.HOURS)), "thaw", task(thaw));
        assertThat(bank.status(deposit)).isEqualTo("rejected");

        withdraw(reference(answer, "curve"), because("probe in the water"));
        assertThat(bank.status(deposit)).isEqualTo("rejected");
        withdraw(reference(second, "curve"), because("probe in the water"));
        assertThat(bank.status(deposit)).isEqualTo("quarantine");
    }

    @Test
    void aProbeThatWasRightAfterAllGivesItsBatchBackToTwoPeople() {
        var made = bank.batch(bank.people().healthyDonor());
        var batch = Bank.milk(made, "batch").get(0);
        bank.cleanCultures(batch);
        release(id(batch));
        var device = device(batch);
        var found = bank.ago(10, ChronoUnit.MINUTES);
        var in = new Parameters();
        in.addParameter().setName("drift").setValue(new Quantity(null, 1.5, Systems.UCUM, "K", "K"));
        in.addParameter().setName("found").setValue(moment(found));
        operation(device, "$calibration-failed", in);
        assertThat(bank.status(id(batch))).isEqualTo("recalled");

        var back = because("read the wrong probe").addParameter("found", moment(found));
        assertThat(affected(withdraw(device, back))).containsOnly("quarantine").hasSize(3);
        assertThat(affected(withdraw(device, back))).isEmpty();
        release(id(batch));
        assertThat(bank.status(id(Bank.milk(made, "bottle").get(0)))).isEqualTo("released");
    }

    @Test
    void aBatchThatWasJudgedByTheCurveOfAnotherRunIsJudgedByItsOwn() {
        var pool = bank.readyPool(bank.people().healthyDonor());
        var bad = "20 45 60 " + Curves.of(5, "62.6") + "50 35 26 24 10 4";
        var made = bank.pasteurise(id(pool), bank.number("B"), bad, Map.of(bank.number("U"), 40.0));
        var batch = Bank.milk(made, "batch").get(0);
        assertThat(bank.status(id(batch))).isEqualTo("rejected");
        var wrong = curveOf(batch);

        assertThatThrownBy(() -> withdraw(wrong, because("the run before")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("curve");
        var in = because("the run before");
        in.addParameter().setName("curve").setResource(Bank.logged(Bank.GOOD, bank.ago(60, ChronoUnit.MINUTES)));
        assertThat(affected(withdraw(wrong, in))).containsOnly("quarantine").hasSize(2);
        bank.cleanCultures(batch);
        release(id(batch));
        assertThat(bank.status(id(Bank.milk(made, "bottle").get(0)))).isEqualTo("released");

        // and the other way round it is called back
        var again = because("it was right");
        again.addParameter().setName("curve").setResource(Bank.logged(bad, bank.ago(60, ChronoUnit.MINUTES)));
        withdraw(curveOf(batch), again);
        assertThat(bank.status(id(batch))).isEqualTo("recalled");
    }

    private String curveOf(BiologicallyDerivedProduct batch) {
        return bank
                .client
                .search()
                .byUrl("Observation?focus=BiologicallyDerivedProduct/" + id(batch) + "&status=final&code="
                        + Systems.MILK_OBSERVATION + "%7Ctemperature-curve")
                .returnBundle(org.hl7.fhir.r4.model.Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry ->
                        "Observation/" + entry.getResource().getIdElement().getIdPart())
                .findFirst()
                .orElseThrow();
    }

    private String device(BiologicallyDerivedProduct batch) {
        var curve = bank.client
                .read()
                .resource(Observation.class)
                .withUrl(curveOf(batch))
                .execute();
        return curve.getDevice().getReference();
    }

    private String dispensed() {
        var bottle = bank.releasedBottles(bank.people().healthyDonor(), bank.ago(4, ChronoUnit.DAYS))
                .get(0);
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        bank.dispense(bank.people().order(infant), id(bottle));
        return id(bottle);
    }

    private void prepare(String bottle, String step, Instant at) {
        var in = new Parameters().addParameter("step", new CodeType(step)).addParameter("at", moment(at));
        bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$prepare")
                .withParameters(in)
                .returnResourceType(BiologicallyDerivedProduct.class)
                .execute();
    }

    private Parameters report(Observation curve, String about, String reference) {
        var in = new Parameters();
        in.addParameter().setName("curve").setResource(curve);
        in.addParameter().setName(about).setValue(new Reference(reference));
        return bank.client
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$report-temperature")
                .withParameters(in)
                .execute();
    }

    private static Parameters because(String reason) {
        return new Parameters().addParameter("reason", reason);
    }

    private static Parameters withdraw(String fact, Parameters in) {
        return operation(fact, "$withdraw", in);
    }

    private static Parameters operation(String on, String name, Parameters in) {
        return LactariumServer.shared()
                .client("demo-quality")
                .operation()
                .onInstance(on)
                .named(name)
                .withParameters(in)
                .execute();
    }

    private static List<String> affected(Parameters answer) {
        return answer.getParameter().stream()
                .filter(part -> part.getName().equals("affected"))
                .map(part -> part.getPart().get(1).getValue().primitiveValue())
                .toList();
    }

    private static String reference(Parameters answer, String name) {
        return ((Reference) answer.getParameter(name).getValue()).getReference();
    }

    private void release(String unit) {
        bank.release(milk(unit), ONE);
        bank.release(milk(unit), OTHER);
    }

    private static void fire(Task thaw, ThawAlarm alarm) {
        LactariumServer.shared().bean(ThawAlarms.class).fire(thaw.getIdElement().getIdPart(), alarm);
    }

    private static String task(Task task) {
        return "Task/" + task.getIdElement().getIdPart();
    }

    private String receivedTwoDaysAgo(String donor) {
        var in = new Parameters();
        var deposit = in.addParameter().setName("deposit");
        var bag = bank.bag(donor, bank.ago(10, ChronoUnit.DAYS), bank.number("U"));
        deposit.addPart().setName("unit").setResource(bag);
        deposit.addPart().setName("condition").setValue(new CodeType("frozen"));
        deposit.addPart().setName("sealIntact").setValue(new BooleanType(true));
        in.addParameter().setName("received").setValue(moment(bank.ago(2, ChronoUnit.DAYS)));
        var answer = bank.client
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$receive")
                .withParameters(in)
                .execute();
        return Bank.received(answer);
    }

    private String location() {
        return "Location/"
                + bank.store(new Location().setName("Freezer")).getIdElement().getIdPart();
    }

    private void put(String unit, String place) {
        var milk = milk(unit);
        milk.addExtension(new Extension(Extensions.CURRENT_LOCATION, new Reference(place)));
        bank.client.update().resource(milk).execute();
    }

    private Date expires(String unit) {
        return Date.from(java.util.Objects.requireNonNull(new MilkUnit(milk(unit)).expires()));
    }

    private BiologicallyDerivedProduct milk(String unit) {
        return bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(unit)
                .execute();
    }

    private static Type moment(Instant at) {
        return new DateTimeType(Date.from(at));
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }
}
