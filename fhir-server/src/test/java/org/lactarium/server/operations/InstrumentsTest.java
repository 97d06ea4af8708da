package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceMetric;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;

/** What an instrument cannot have seen, or nobody has checked, decides nothing about milk: it waits until a person has looked. */
class InstrumentsTest {

    private final Bank bank = new Bank();

    @Test
    void aCurveThatNoProbeCanHaveReadHoldsTheBatchUntilTheRightOneIsThere() {
        var turned = Bank.GOOD.replace("62.6", "-62.6");
        var made = heated(bank.people().pasteuriser(), Bank.logged(turned, hourAgo()));
        var batch = Bank.milk(made, "batch").get(0);

        assertThat(Bank.outcome(made)).isEqualTo("held");
        assertThat(Bank.rules(made)).containsExactly("curve-implausible");
        bank.cleanCultures(batch);
        assertThat(refused(() -> bank.release(batch, "demo-release-officer"))).containsExactly("curve-implausible");
        assertThat(figures(batch)).contains("probe.heating.lowest", "probe.heating.highest");

        var right = new Parameters().addParameter("reason", new StringType("the sign was lost on the way"));
        right.addParameter().setName("curve").setResource(Bank.logged(Bank.GOOD, hourAgo()));
        ask(curveOf(batch), "$withdraw", right);
        release(batch);
        assertThat(bank.status(id(batch))).isEqualTo("released");
    }

    @Test
    void aCurveThatIsInErrorOrNotWholeHeatsNothing() {
        for (var status : ObservationStatus.values()) {
            var proves = Set.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED)
                    .contains(status);
            if (!proves && status != ObservationStatus.NULL) {
                notRead(Bank.logged(Bank.GOOD, hourAgo()).setStatus(status), status.toCode());
            }
        }
    }

    @Test
    void aSecondProbeInAComponentIsNotPassedOver() {
        var both = Bank.logged(Bank.GOOD, hourAgo());
        both.addComponent()
                .setCode(new CodeableConcept().setText("second probe"))
                .setValue(Bank.logged("20 30 38 38 30", hourAgo()).getValue());
        notRead(both, "a second curve");
    }

    /** By no operation that reads a curve. */
    private void notRead(Observation curve, String why) {
        assertThatThrownBy(() -> heated(bank.people().pasteuriser(), curve.copy()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> freezerCurve(curve.copy(), freezer()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aProbeThatStandsStillHoldsAndARealPlateauDoesNot() {
        var device = bank.people().pasteuriser();
        var stuck = "20 45 60 " + "62.5 ".repeat(90) + "50 24 4";
        var real = "20 45 60 " + "62.5 ".repeat(36) + "50 24 4";

        var held = heated(device, Bank.logged(stuck, bank.ago(100, ChronoUnit.MINUTES)));
        assertThat(Bank.rules(held)).containsExactly("curve-flat");
        assertThat(Bank.outcome(held)).isEqualTo("held");
        assertThat(Bank.outcome(heated(device, Bank.logged(real, hourAgo())))).isEqualTo("passed");
    }

    @Test
    void aCalibrationThatIsStillToComeIsNoneYet() {
        var device = "Device/" + id(bank.store(new Device()));
        calibrated(device, bank.now.plus(30, ChronoUnit.DAYS));
        var planned = heated(device, Bank.logged(Bank.GOOD, hourAgo()));

        assertThat(Bank.outcome(planned)).isEqualTo("passed");
        assertThat(Bank.rules(planned)).containsExactly("calibration-not-recorded");

        calibrated(device, bank.ago(2, ChronoUnit.HOURS));
        assertThat(Bank.rules(heated(device, Bank.logged(Bank.GOOD, hourAgo()))))
                .isEmpty();
    }

    @Test
    void theCurveOfAnotherDevicesLoggerIsNoCurveOfThisRun() {
        var device = bank.people().pasteuriser();
        var other = "Device/" + id(bank.store(new Device()));
        var own = "Device/" + id(bank.store(new Device().setParent(new Reference(device))));

        var held = heated(device, Bank.logged(Bank.GOOD, hourAgo()).setDevice(new Reference(other)));
        assertThat(Bank.outcome(held)).isEqualTo("held");
        assertThat(Bank.rules(held)).containsExactly("logger-differs");
        var batch = Bank.milk(held, "batch").get(0);
        bank.cleanCultures(batch);
        assertThat(refused(() -> bank.release(batch, "demo-release-officer"))).containsExactly("logger-differs");

        var passed = heated(device, Bank.logged(Bank.GOOD, hourAgo()).setDevice(new Reference(own)));
        assertThat(Bank.outcome(passed)).isEqualTo("passed");
    }

    @Test
    void theLoggerOfAnotherFreezerHoldsTheMilkOfBothAndStartsNoClock() {
        var here = freezer();
        var there = freezer();
        var logger = bank.store(new Device().setLocation(new Reference(there)));
        var raw = standing(here);
        var neighbour = standing(there);
        var curve = Bank.logged("-20 ".repeat(20) + "3 ".repeat(30), hourAgo())
                .setDevice(new Reference("Device/" + id(logger)));

        var answer = freezerCurve(curve, here);
        assertThat(Bank.rules(answer)).containsExactly("logger-differs");
        assertThat(Bank.code(answer, "state")).isEqualTo("not-proven");
        assertThat(answer.hasParameter("thaw")).isFalse();
        assertThat(bank.status(raw)).isEqualTo("quarantine");
        assertThat(bank.status(neighbour)).isEqualTo("quarantine");
    }

    @Test
    void aFreezerWhoseMinusWasLostHoldsItsMilkWithoutAClockAndTheRightCurveHoldsNothing() {
        var freezer = freezer();
        var raw = standing(freezer);
        assertThat(Bank.code(freezerCurve(Bank.logged("-20 ".repeat(50), hourAgo()), freezer), "state"))
                .isEqualTo("within-range");

        var answer = freezerCurve(Bank.logged("20 ".repeat(50), hourAgo()), freezer);
        assertThat(Bank.rules(answer)).containsExactly("curve-sign-lost");
        assertThat(answer.hasParameter("thaw")).isFalse();
        assertThat(bank.status(raw)).isEqualTo("quarantine");
    }

    @Test
    void aBoxWhoseLoggerWroteTheImpossibleIsHeldAtTheDoor() {
        var in = arriving();
        in.addParameter()
                .setName("transport")
                .setResource(Bank.logged("-20 ".repeat(30) + "-200 " + "-20 ".repeat(29), hourAgo()));

        var answer = ask("BiologicallyDerivedProduct", "$receive", in);
        assertThat(Bank.part(answer, "verdict")).isEqualTo("quarantined");
        assertThat(Bank.rules(answer)).containsExactly("curve-implausible");
    }

    private Parameters arriving() {
        var donor = bank.people().healthyDonor();
        var in = new Parameters();
        var deposit = in.addParameter().setName("deposit");
        deposit.addPart().setName("unit").setResource(bank.bag(donor, bank.ago(9, ChronoUnit.DAYS), bank.number("U")));
        deposit.addPart().setName("condition").setValue(new CodeType("frozen"));
        deposit.addPart().setName("sealIntact").setValue(new BooleanType(true));
        return in;
    }

    private Instant hourAgo() {
        return bank.ago(60, ChronoUnit.MINUTES);
    }

    private Parameters heated(String device, Observation curve) {
        var pool = id(bank.readyPool(bank.people().healthyDonor()));
        var in = new Parameters();
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.BATCH_ID).setValue(bank.number("B")));
        in.addParameter().setName("device").setValue(new Reference(device));
        in.addParameter().setName("curve").setResource(curve);
        var bottle = in.addParameter().setName("bottle");
        bottle.addPart()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(bank.number("U")));
        bottle.addPart().setName("volume").setValue(Bank.millilitres(40));
        return ask("BiologicallyDerivedProduct/" + pool, "$pasteurise", in);
    }

    private void release(BiologicallyDerivedProduct batch) {
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

    private String freezer() {
        return "Location/" + id(bank.store(new Location().setName("Freezer")));
    }

    /** A container that stands there for some hours. */
    private String standing(String freezer) {
        var in = arriving();
        in.addParameter().setName("received").setValue(new DateTimeType(Date.from(bank.ago(5, ChronoUnit.HOURS))));
        var deposit = Bank.received(ask("BiologicallyDerivedProduct", "$receive", in));
        var product = bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(deposit)
                .execute();
        product.addExtension(new Extension(Extensions.CURRENT_LOCATION, new Reference(freezer)));
        bank.client.update().resource(product).execute();
        return deposit;
    }

    private Parameters freezerCurve(Observation curve, String freezer) {
        var in = new Parameters();
        in.addParameter().setName("curve").setResource(curve);
        in.addParameter().setName("location").setValue(new Reference(freezer));
        return ask("BiologicallyDerivedProduct", "$report-temperature", in);
    }

    private String curveOf(BiologicallyDerivedProduct batch) {
        return "Observation/"
                + id(bank.client
                        .search()
                        .byUrl("Observation?status=final&focus=BiologicallyDerivedProduct/" + id(batch) + "&code="
                                + Systems.MILK_OBSERVATION + "%7Ctemperature-curve")
                        .returnBundle(Bundle.class)
                        .execute()
                        .getEntryFirstRep()
                        .getResource());
    }

    /** Keys of the figures that {@code $explain} names for the curve of a batch. */
    private List<String> figures(BiologicallyDerivedProduct batch) {
        var story = ask("BiologicallyDerivedProduct/" + id(batch), "$explain", new Parameters());
        return parts(story.getParameter(), "rule")
                .filter(rule -> parts(rule.getPart(), "rule").anyMatch(InstrumentsTest::implausible))
                .flatMap(rule -> parts(rule.getPart(), "figure"))
                .flatMap(figure -> figure.getPart().stream())
                .filter(part -> part.getName().equals("key"))
                .map(key -> key.getValue().primitiveValue())
                .toList();
    }

    private static Stream<ParametersParameterComponent> parts(List<ParametersParameterComponent> of, String name) {
        return of.stream()
                .flatMap(part -> part.getName().equals("decision") ? part.getPart().stream() : Stream.of(part))
                .filter(part -> part.getName().equals(name));
    }

    private static boolean implausible(ParametersParameterComponent rule) {
        return rule.getValue() instanceof CodeableConcept concept
                && concept.hasCoding(Systems.MILK_RULE, "curve-implausible");
    }

    private Parameters ask(String where, String operation, Parameters in) {
        var on = bank.client.operation();
        return (where.contains("/") ? on.onInstance(where) : on.onType(where))
                .named(operation)
                .withParameters(in)
                .returnResourceType(Parameters.class)
                .execute();
    }

    private static String id(Resource resource) {
        return resource.getIdElement().getIdPart();
    }
}
