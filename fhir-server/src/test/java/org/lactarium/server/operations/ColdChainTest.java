package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceMetric;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;

/** What loggers, calibrations and wards report moves milk, and never towards release. */
class ColdChainTest {

    private final Bank bank = new Bank();

    @Test
    void afterANightWithoutPowerEverythingInTheFreezerIsHeldAndTheClockOfRawMilkRunsFromItsFirstWarmMoment() {
        var freezer = location(null);
        var shelf = location(freezer);
        var donor = bank.people().healthyDonor();
        var raw = received(donor);
        var bottle = bank.releasedBottles(donor).get(0).getIdElement().getIdPart();
        var elsewhere = received(donor);
        put(raw, shelf);
        put(bottle, freezer);
        put(elsewhere, location(null));
        var moved = received(donor);
        // a reading each minute from three hours ago: cold for an hour, then up to +3 °C
        var curve = Bank.logged("-20 ".repeat(60) + "-9 -2 1 3 " + "3 ".repeat(56), bank.ago(3, ChronoUnit.HOURS));
        var answer = reportFreezer(curve, freezer, moved);

        assertThat(Bank.code(answer, "state")).isEqualTo("may-have-thawed");
        assertThat(Bank.rules(answer)).containsExactly("storage-left-range", "storage-may-have-thawed");
        assertThat(bank.status(raw)).isEqualTo("quarantine");
        assertThat(bank.status(bottle)).isEqualTo("quarantine");
        assertThat(bank.status(elsewhere)).isEqualTo("registered");
        assertThat(bank.status(moved)).isEqualTo("quarantine");
        var warm = bank.ago(3, ChronoUnit.HOURS).plus(61, ChronoUnit.MINUTES);
        var thaw = thaw(answer);
        assertThat(thaw.getExecutionPeriod().getStart()).isEqualTo(Date.from(warm));
        assertThat(thaw.getRestriction().getPeriod().getEnd()).isEqualTo(Date.from(warm.plus(24, ChronoUnit.HOURS)));
        assertThat(expires(bottle)).isEqualTo(Date.from(warm.plus(24, ChronoUnit.HOURS)));
        var why = bank.client
                .search()
                .byUrl("Task?subject=BiologicallyDerivedProduct/" + bottle + "&code=quarantine")
                .returnBundle(Bundle.class)
                .execute();
        assertThat(((Task) why.getEntryFirstRep().getResource())
                        .getNoteFirstRep()
                        .getText())
                .startsWith(curve(answer) + "/_history/");

        // the same file again changes nothing
        var again = reportFreezer(curve, freezer);
        assertThat(curve(again)).isEqualTo(curve(answer));
        assertThat(thaw(again).getIdElement().getIdPart())
                .isEqualTo(thaw.getIdElement().getIdPart());

        // a person looked and uses the raw milk in time; nobody sets its clock again
        var used = bank.thaw(Instant.now(), raw);
        assertThat(used.getIdElement().getIdPart())
                .isEqualTo(thaw.getIdElement().getIdPart());
        assertThat(bank.status(raw)).isEqualTo("registered");
        assertThat(bank.pool(used, 90, bank.number("P"), raw)).isNotNull();
    }

    @Test
    void whatStandsOnHoldAlreadyInAWarmFreezerIsNotLetGoWhenThatHoldIsLifted() {
        var freezer = location(null);
        var bottles = bank.releasedBottles(bank.people().healthyDonor());
        var batch = bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withUrl(bottles.get(0).getParentFirstRep().getReference())
                .execute();
        put(bottles.get(0).getIdElement().getIdPart(), freezer);
        bank.hold(batch.getIdElement().getIdPart(), "$quarantine", "foreign-matter");
        reportFreezer(Bank.logged("-20 ".repeat(10) + "-2 1 3 -20", bank.ago(1, ChronoUnit.HOURS)), freezer);
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");

        assertThat(bank.status(bottles.get(0).getIdElement().getIdPart())).isEqualTo("quarantine");
        assertThat(bank.status(bottles.get(1).getIdElement().getIdPart())).isEqualTo("released");
    }

    @Test
    void aSilentLoggerHoldsAndAGoodCurveHoldsNothing() {
        var freezer = location(null);
        var raw = received(bank.people().healthyDonor());
        put(raw, freezer);
        var good = reportFreezer(Bank.logged("-20 ".repeat(50), bank.ago(1, ChronoUnit.HOURS)), freezer);
        assertThat(Bank.code(good, "state")).isEqualTo("within-range");
        assertThat(bank.status(raw)).isEqualTo("registered");

        var silent = reportFreezer(
                Bank.logged("-20 ".repeat(10) + "E ".repeat(20) + "-20 ".repeat(10), bank.ago(1, ChronoUnit.HOURS)),
                freezer);
        assertThat(Bank.code(silent, "state")).isEqualTo("not-proven");
        assertThat(silent.hasParameter("thaw")).isFalse();
        assertThat(bank.status(raw)).isEqualTo("quarantine");
    }

    @Test
    void thawingMilkAboveEightDegreesIsRejected() {
        var deposit = bank.deposit(bank.people().healthyDonor());
        var thaw = bank.thaw(bank.ago(3, ChronoUnit.HOURS), deposit);
        var reference = new Reference("Task/" + thaw.getIdElement().getIdPart());
        report(Bank.logged("2 3 4 4", bank.ago(2, ChronoUnit.HOURS)), "thaw", reference);
        assertThat(bank.status(deposit)).isEqualTo("registered");

        var warm = report(Bank.logged("4 6 8.2 7", bank.ago(1, ChronoUnit.HOURS)), "thaw", reference);
        assertThat(Bank.rules(warm)).containsExactly("thaw-too-warm");
        assertThat(bank.status(deposit)).isEqualTo("rejected");
    }

    @Test
    void milkFromABoxThatGotWarmOnTheWayIsHeldAtTheDoor() {
        var donor = bank.people().healthyDonor();
        var warm = receive(donor, "-18 ".repeat(10) + "-8 -8 -18");
        var cold = receive(donor, "-18 ".repeat(10) + "-16 -17 -18");

        assertThat(Bank.part(warm, "verdict")).isEqualTo("quarantined");
        assertThat(Bank.rules(warm)).containsExactly("transport-left-range");
        assertThat(Bank.part(cold, "verdict")).isEqualTo("accepted");
    }

    @Test
    void aProbeFoundWrongHoldsAndRecallsWhatDoesNotPassWithoutItsDrift() {
        var donor = bank.people().healthyDonor();
        var device = bank.people().pasteuriser();
        var generous = "20 45 60 " + "63.5 ".repeat(31) + "50 35 26 24 10 4";
        var safe = heated(donor, device, generous);
        var waiting = heated(donor, device, Bank.GOOD);
        var released = heated(donor, device, Bank.GOOD);
        release(Bank.milk(released, "batch").get(0));
        assertThat(bank.status(id(released))).isEqualTo("released");

        var answer = calibrationFailed(device, 0.8, bank.now);
        assertThat(outcomes(answer))
                .containsOnly(
                        Map.entry(id(safe), "passes pending-results"),
                        Map.entry(id(waiting), "fails quarantine"),
                        Map.entry(id(released), "fails recalled"));
        assertThat(bank.status(
                        Bank.milk(released, "bottle").get(0).getIdElement().getIdPart()))
                .isEqualTo("recalled");
        assertThat(outcomes(calibrationFailed(device, 0.8, bank.now))).isEqualTo(outcomes(answer));

        // two signatures do not bring back what does not pass without the drift
        bank.cleanCultures(Bank.milk(waiting, "batch").get(0));
        assertThat(refused(() -> bank.release(Bank.milk(waiting, "batch").get(0), "demo-release-officer")))
                .contains("hold-below-temperature");
    }

    @Test
    void aRunWithAProbeWhoseCalibrationIsOverdueOrFailedIsHeld() {
        var donor = bank.people().healthyDonor();
        var overdue = "Device/" + bank.store(new Device()).getIdElement().getIdPart();
        calibrated(overdue, bank.ago(100, ChronoUnit.DAYS));
        var failed = bank.people().pasteuriser();
        calibrationFailed(failed, 0.1, bank.ago(2, ChronoUnit.HOURS));

        var old = heated(donor, overdue, Bank.GOOD);
        assertThat(Bank.outcome(old)).isEqualTo("held");
        assertThat(Bank.rules(old)).containsExactly("calibration-overdue");
        assertThat(Bank.rules(heated(donor, failed, Bank.GOOD))).containsExactly("calibration-failed");

        // found right afterwards: it was right before and after, and two people may let the batch go
        calibrated(overdue, bank.now);
        var batch = Bank.milk(old, "batch").get(0);
        release(batch);
        assertThat(bank.status(batch.getIdElement().getIdPart())).isEqualTo("released");
    }

    @Test
    void aHeatTreatmentThatTheProfileHasNoFiguresForIsRefused() {
        var pool = bank.readyPool(bank.people().healthyDonor()).getIdElement().getIdPart();
        var in = pasteurisation(bank.people().pasteuriser(), Bank.GOOD, bank.ago(60, ChronoUnit.MINUTES));
        in.addParameter().setName("process").setValue(new CodeType("pasteurise-htst"));

        assertThat(refused(() -> at("BiologicallyDerivedProduct/" + pool, "$pasteurise", in, Parameters.class)))
                .contains("process-not-validated");
    }

    @Test
    void theClocksOfTheWardStopAFeedAndNoLaterReportTurnsThemBack() {
        var infant = bank.people().infant(bank.number("HN"));
        bank.people().parentsPermit(infant);
        var order = bank.people().order(infant);
        var wristband = infantNumber(infant);
        var bottle = bank.releasedBottles(bank.people().healthyDonor(), bank.ago(3, ChronoUnit.DAYS))
                .get(0);
        var id = bottle.getIdElement().getIdPart();
        bank.dispense(order, id);
        prepare(id, "thaw-started", bank.ago(20, ChronoUnit.HOURS));
        assertThat(Bank.code(bank.checkFeed(Bank.label(bottle), wristband), "decision"))
                .isEqualTo("ok");

        var feed = aliquot(id, 15, bank.number("U"), bank.ago(3, ChronoUnit.HOURS));
        assertThat(Bank.code(bank.checkFeed(Bank.label(feed), wristband), "decision"))
                .isEqualTo("ok");
        prepare(feed.getIdElement().getIdPart(), "warmed", bank.ago(2, ChronoUnit.HOURS));
        prepare(feed.getIdElement().getIdPart(), "warmed", bank.now);
        assertThat(Bank.rules(bank.checkFeed(Bank.label(feed), wristband))).contains("warmed-too-long");
        assertThat(Bank.code(bank.checkFeed(Bank.label(bottle), wristband), "decision"))
                .isEqualTo("ok");

        prepare(id, "thaw-started", bank.ago(50, ChronoUnit.HOURS));
        assertThat(Bank.rules(bank.checkFeed(Bank.label(bottle), wristband))).contains("thawed-too-long");
        assertThat(refused(() -> bank.store(bank.feed(id, infant, order, 5)))).contains("thawed-too-long");
    }

    @Test
    void feedsDrawnFromABottleAreNeverMoreThanItHeldAndOneNumberIsOneFeed() {
        var bottle = bank.releasedBottles(bank.people().healthyDonor())
                .get(0)
                .getIdElement()
                .getIdPart();
        var number = bank.number("U");
        var feed = aliquot(bottle, 25, number);

        assertThat(aliquot(bottle, 25, number).getIdElement().getIdPart())
                .isEqualTo(feed.getIdElement().getIdPart());
        assertThat(refused(() -> aliquot(bottle, 16, bank.number("U")))).containsExactly("feed-volume-exceeded");
        aliquot(bottle, 15, bank.number("U"));
        assertThat(bank.status(bottle)).isEqualTo("used");
    }

    private Parameters heated(String donor, String device, String curve) {
        var pool = bank.readyPool(donor).getIdElement().getIdPart();
        return at(
                "BiologicallyDerivedProduct/" + pool,
                "$pasteurise",
                pasteurisation(device, curve, bank.ago(60, ChronoUnit.MINUTES)),
                Parameters.class);
    }

    private Parameters pasteurisation(String device, String curve, Instant start) {
        var in = new Parameters();
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.BATCH_ID).setValue(bank.number("B")));
        in.addParameter().setName("device").setValue(new Reference(device));
        in.addParameter().setName("curve").setResource(Bank.logged(curve, start));
        var bottle = in.addParameter().setName("bottle");
        bottle.addPart()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(bank.number("U")));
        bottle.addPart().setName("volume").setValue(Bank.millilitres(40));
        return in;
    }

    private void release(BiologicallyDerivedProduct batch) {
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
    }

    private void calibrated(String device, Instant at) {
        var metric = new DeviceMetric()
                .setType(Bank.concept(Systems.MILK_OBSERVATION, "temperature-curve"))
                .setCategory(DeviceMetric.DeviceMetricCategory.MEASUREMENT)
                .setSource(new Reference(device));
        metric.addCalibration()
                .setState(DeviceMetric.DeviceMetricCalibrationState.CALIBRATED)
                .setTime(Date.from(at));
        bank.store(metric);
    }

    private Parameters calibrationFailed(String device, double drift, Instant found) {
        var in = new Parameters();
        in.addParameter()
                .setName("drift")
                .setValue(new Quantity().setValue(drift).setSystem(Systems.UCUM).setCode("K"));
        in.addParameter().setName("found").setValue(new DateTimeType(Date.from(found)));
        return at(device, "$calibration-failed", in, Parameters.class);
    }

    private static Map<String, String> outcomes(Parameters answer) {
        return answer.getParameter().stream()
                .collect(Collectors.toMap(
                        run -> part(run, "batch").replace("BiologicallyDerivedProduct/", ""),
                        run -> part(run, "outcome") + " " + part(run, "status")));
    }

    private static String part(ParametersParameterComponent of, String name) {
        return of.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(part -> part.getValue() instanceof Reference reference
                        ? reference.getReference()
                        : part.getValue().primitiveValue())
                .findFirst()
                .orElseThrow();
    }

    /** A bag that stands in the bank since five hours. */
    private String received(String donor) {
        var in = arriving(donor);
        in.addParameter().setName("received").setValue(new DateTimeType(Date.from(bank.ago(5, ChronoUnit.HOURS))));
        return Bank.received(at("BiologicallyDerivedProduct", "$receive", in, Parameters.class));
    }

    private Parameters receive(String donor, String box) {
        var in = arriving(donor);
        in.addParameter().setName("transport").setResource(Bank.logged(box, bank.ago(1, ChronoUnit.HOURS)));
        return at("BiologicallyDerivedProduct", "$receive", in, Parameters.class);
    }

    private Parameters arriving(String donor) {
        var in = new Parameters();
        var deposit = in.addParameter().setName("deposit");
        deposit.addPart().setName("unit").setResource(bank.bag(donor, bank.ago(9, ChronoUnit.DAYS), bank.number("U")));
        deposit.addPart().setName("condition").setValue(new CodeType("frozen"));
        deposit.addPart().setName("sealIntact").setValue(new BooleanType(true));
        return in;
    }

    /** @param moved units that stood there then */
    private Parameters reportFreezer(Observation curve, String freezer, String... moved) {
        return report(curve, "location", new Reference(freezer), moved);
    }

    private Parameters report(Observation curve, String about, Reference what, String... moved) {
        var in = new Parameters();
        in.addParameter().setName("curve").setResource(curve);
        in.addParameter().setName(about).setValue(what);
        for (var unit : moved) {
            in.addParameter().setName("unit").setValue(Bank.unit(unit));
        }
        return at("BiologicallyDerivedProduct", "$report-temperature", in, Parameters.class);
    }

    private void prepare(String unit, String step, Instant at) {
        var in = new Parameters();
        in.addParameter().setName("step").setValue(new CodeType(step));
        in.addParameter().setName("at").setValue(new DateTimeType(Date.from(at)));
        at("BiologicallyDerivedProduct/" + unit, "$prepare", in, BiologicallyDerivedProduct.class);
    }

    private BiologicallyDerivedProduct aliquot(String bottle, double volume, String number) {
        return aliquot(bottle, volume, number, Instant.now());
    }

    private BiologicallyDerivedProduct aliquot(String bottle, double volume, String number, Instant at) {
        var in = new Parameters();
        in.addParameter().setName("at").setValue(new DateTimeType(Date.from(at)));
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(number));
        in.addParameter().setName("volume").setValue(Bank.millilitres(volume));
        return at("BiologicallyDerivedProduct/" + bottle, "$aliquot", in, BiologicallyDerivedProduct.class);
    }

    private String infantNumber(String infant) {
        return bank.client
                .read()
                .resource(Patient.class)
                .withId(infant.substring("Patient/".length()))
                .execute()
                .getIdentifierFirstRep()
                .getValue();
    }

    private Task thaw(Parameters answer) {
        var reference = ((Reference) answer.getParameter("thaw").getValue()).getReference();
        return bank.client
                .read()
                .resource(Task.class)
                .withId(reference.substring("Task/".length()))
                .execute();
    }

    private static String curve(Parameters answer) {
        return ((Reference) answer.getParameter("curve").getValue()).getReference();
    }

    private void put(String unit, String place) {
        var product = bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(unit)
                .execute();
        product.addExtension(new Extension(Extensions.CURRENT_LOCATION, new Reference(place)));
        bank.client.update().resource(product).execute();
    }

    private Date expires(String unit) {
        var product = bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(unit)
                .execute();
        return ((DateTimeType)
                        product.getExtensionByUrl(Extensions.EXPIRATION_DATE).getValue())
                .getValue();
    }

    private String location(@Nullable String within) {
        var place = new Location().setName("Freezer");
        if (within != null) {
            place.setPartOf(new Reference(within));
        }
        return "Location/" + bank.store(place).getIdElement().getIdPart();
    }

    private static String id(Parameters made) {
        return Bank.milk(made, "batch").get(0).getIdElement().getIdPart();
    }

    private <T extends Resource> T at(String where, String operation, Parameters in, Class<T> answer) {
        var instance = where.contains("/");
        return instance
                ? bank.client
                        .operation()
                        .onInstance(where)
                        .named(operation)
                        .withParameters(in)
                        .returnResourceType(answer)
                        .execute()
                : bank.client
                        .operation()
                        .onType(where)
                        .named(operation)
                        .withParameters(in)
                        .returnResourceType(answer)
                        .execute();
    }
}
