package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceMetric;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.server.rulebook.ProfileText;

/** What a bank by other figures does otherwise: milk from before an enrolment, a probe nobody has checked, bottles for several. */
class OtherBanksFiguresTest {

    private static OtherFigures american;
    private static OtherFigures hongKong;

    private final Bank bank = new Bank();

    @BeforeAll
    static void twoBanksOnOneRecord() {
        american = new OtherFigures(ProfileText.at("hmbana").yaml());
        hongKong = new OtherFigures(ProfileText.at("hkbmb").yaml());
    }

    @AfterAll
    static void theyClose() {
        american.close();
        hongKong.close();
    }

    @Test
    void milkFromBeforeHerEnrolmentIsTakenAsFarBackAsTheProfileSaysAndNotByTheDefault() {
        var donor = bank.people().anotherHealthyDonor();
        var before = bank.bag(donor, bank.ago(40, ChronoUnit.DAYS), bank.number("U"));
        var longBefore = bank.bag(donor, bank.ago(130, ChronoUnit.DAYS), bank.number("U"));
        var here = bank.bag(donor, bank.ago(40, ChronoUnit.DAYS), bank.number("U"));

        assertThat(Bank.rules(bank.receive(here, "frozen", true)))
                .containsExactlyInAnyOrder("donor-not-enrolled", "donor-consent-missing");
        var taken = receive(american.client("demo-technician"), before);
        assertThat(Bank.rules(taken)).isEmpty();
        assertThat(Bank.part(taken, "verdict")).isEqualTo("accepted");
        assertThat(Bank.rules(receive(american.client("demo-technician"), longBefore)))
                .contains("donor-not-enrolled", "donor-consent-missing");
    }

    @Test
    void aProbeThatWasNeverCalibratedHoldsTheBatchUntilThatIsRecordedAndThenTwoMayLetItGo() {
        var device = "Device/" + bank.store(new Device()).getIdElement().getIdPart();
        var pool = bank.readyPool(bank.people().healthyDonor()).getIdElement().getIdPart();
        var bench = american.client("demo-technician");
        var in = new Parameters();
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.BATCH_ID).setValue(bank.number("B")));
        in.addParameter().setName("device").setValue(new Reference(device));
        in.addParameter().setName("curve").setResource(Bank.logged(Bank.GOOD, bank.ago(60, ChronoUnit.MINUTES)));
        var bottle = in.addParameter().setName("bottle");
        bottle.addPart()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(bank.number("U")));
        bottle.addPart().setName("volume").setValue(Bank.millilitres(40));
        var made = bench.operation()
                .onInstance("BiologicallyDerivedProduct/" + pool)
                .named("$pasteurise")
                .withParameters(in)
                .execute();
        assertThat(Bank.outcome(made)).isEqualTo("held");
        assertThat(Bank.rules(made)).containsExactly("calibration-missing");

        var batch = Bank.milk(made, "batch").get(0);
        bank.cleanCultures(batch);
        assertThat(refused(() -> sign(batch, "demo-technician"))).containsExactly("calibration-missing");
        calibrated(device);
        sign(batch, "demo-technician");
        sign(batch, "demo-release-officer");
        assertThat(bank.status(Bank.milk(made, "bottle").get(0).getIdElement().getIdPart()))
                .isEqualTo("released");
    }

    @Test
    void whereABottleIsForOneInfantFeedsDrawnFromItGoToNoSecond() {
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        var first = drawn(bottle);
        var second = drawn(bottle);
        dispense(first, order());

        assertThat(refused(() -> dispense(second, order()))).containsExactly("bottle-infants-exceeded");
    }

    private String order() {
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        return bank.people().order(infant);
    }

    private void dispense(String feed, String order) {
        var in = new Parameters();
        in.addParameter().setName("unit").setValue(Bank.unit(feed));
        hongKong.client("demo-technician")
                .operation()
                .onInstance("NutritionOrder/" + order)
                .named("$dispense")
                .withParameters(in)
                .execute();
    }

    private String drawn(BiologicallyDerivedProduct bottle) {
        var in = new Parameters();
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(bank.number("U")));
        in.addParameter().setName("volume").setValue(Bank.millilitres(10));
        return MilkLine.call(
                        "demo",
                        "BiologicallyDerivedProduct/" + bottle.getIdElement().getIdPart(),
                        "$aliquot",
                        in,
                        BiologicallyDerivedProduct.class)
                .getIdElement()
                .getIdPart();
    }

    private void calibrated(String device) {
        var probe = new DeviceMetric()
                .setType(Bank.concept(Systems.MILK_OBSERVATION, "temperature-curve"))
                .setCategory(DeviceMetric.DeviceMetricCategory.MEASUREMENT)
                .setSource(new Reference(device));
        probe.addCalibration()
                .setState(DeviceMetric.DeviceMetricCalibrationState.CALIBRATED)
                .setTime(Date.from(bank.ago(7, ChronoUnit.DAYS)));
        bank.store(probe);
    }

    private void sign(BiologicallyDerivedProduct batch, String login) {
        american.client(login)
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + batch.getIdElement().getIdPart())
                .named("$release")
                .withNoParameters(Parameters.class)
                .execute();
    }

    private static Parameters receive(IGenericClient bench, BiologicallyDerivedProduct bag) {
        var in = new Parameters();
        var deposit = in.addParameter().setName("deposit");
        deposit.addPart().setName("unit").setResource(bag);
        deposit.addPart().setName("condition").setValue(new CodeType("frozen"));
        deposit.addPart().setName("sealIntact").setValue(new BooleanType(true));
        return bench.operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$receive")
                .withParameters(in)
                .execute();
    }

    private static List<String> refused(ThrowingCallable call) {
        return Bank.rules(catchThrowableOfType(BaseServerResponseException.class, call));
    }
}
