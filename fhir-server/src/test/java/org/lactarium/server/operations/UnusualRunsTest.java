package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.server.batch.Curves;
import org.lactarium.server.rulebook.ProfileText;

/** Runs that are not one pool in one pasteuriser by the Holder method, each played once until the milk may go or may not. */
class UnusualRunsTest {

    /** One reading a second: up to 72 °C, 17 s there, and down. */
    private static final String SHORT_TIME = "20 60 " + Curves.of(17, "72.4") + "40 24 10 4";

    private static final String TOO_SHORT = "20 60 " + Curves.of(9, "72.4") + "40 24 10 4";

    private final Bank bank = new Bank();
    private final Instant start = bank.ago(60, ChronoUnit.MINUTES);

    @Test
    void twoPoolsInOneRunAreTwoBatchesOfOneCurveAndWhatIsWrongWithItsProbeReachesBoth() {
        var device = bank.people().pasteuriser();
        var one = pool();
        var other = pool();
        var first = heat(one, device, Bank.GOOD);
        var second = heat(other, device, Bank.GOOD);
        assertThat(List.of(Bank.outcome(first), Bank.outcome(second))).containsOnly("passed");

        // a pool is in a run once, whatever number its second batch would have
        assertThat(Bank.rules(refused(() -> heat(one, device, Bank.GOOD)))).containsExactly("pool-not-ready");

        release(batch(first));
        release(batch(second));
        assertThat(List.of(bottle(first), bottle(second)))
                .allSatisfy(bottle -> assertThat(bank.status(bottle)).isEqualTo("released"));

        drifted(device);
        assertThat(List.of(bottle(first), bottle(second)))
                .allSatisfy(bottle -> assertThat(bank.status(bottle)).isEqualTo("recalled"));
    }

    @Test
    void ofSeveralPasteurisersEachHasItsOwnCurveAndItsOwnCalibration() {
        var left = bank.people().pasteuriser();
        var right = bank.people().pasteuriser();
        var good = heat(pool(), left, Bank.GOOD);
        var cool = heat(pool(), right, "20 45 60 " + Curves.of(31, "61.9") + "50 35 26 24 10 4");
        assertThat(Bank.outcome(good)).isEqualTo("passed");
        assertThat(Bank.outcome(cool)).isEqualTo("rejected");

        // the curve of the one is none of the other
        var mixedUp = asked(left, Bank.GOOD, 60_000);
        ((Observation) mixedUp.getParameter("curve").getResource()).setDevice(new Reference(right));
        var held = pasteurise(bank.client, pool(), mixedUp);
        assertThat(Bank.outcome(held)).isEqualTo("held");
        assertThat(Bank.rules(held)).containsExactly("logger-differs");

        release(batch(good));
        drifted(right);
        assertThat(bank.status(bottle(good))).isEqualTo("released");
        assertThat(bank.status(bottle(cool))).isEqualTo("rejected");
    }

    @Test
    void highTemperatureForAShortTimeIsRefusedUntilTheBankHasValidatedItAndThenJudgedByItsOwnFigures() {
        var device = bank.people().pasteuriser();
        var unvalidated = asked(device, SHORT_TIME, 1_000);
        unvalidated.addParameter("process", new CodeType("pasteurise-htst"));
        var waiting = pool();
        assertThat(Bank.rules(refused(() -> pasteurise(bank.client, waiting, unvalidated))))
                .containsExactly("process-not-validated");
        assertThat(bank.status(waiting)).isEqualTo("registered");

        try (var bankThatHas = new OtherFigures(ProfileText.at("hmbana").yaml())) {
            var bench = bankThatHas.client("demo-technician");
            var made = pasteurise(bench, waiting, shortTime(device, SHORT_TIME));
            assertThat(Bank.outcome(made)).isEqualTo("passed");
            assertThat(Bank.outcome(pasteurise(bench, pool(), shortTime(device, TOO_SHORT))))
                    .isEqualTo("rejected");

            bank.cleanCultures(batch(made));
            for (var signer : List.of("demo-technician", "demo-release-officer")) {
                bankThatHas
                        .client(signer)
                        .operation()
                        .onInstance("BiologicallyDerivedProduct/"
                                + batch(made).getIdElement().getIdPart())
                        .named("$release")
                        .withNoParameters(Parameters.class)
                        .execute();
            }
            assertThat(bank.status(bottle(made))).isEqualTo("released");
        }
    }

    @Test
    void nothingIsHeatedTwiceNeitherAPartOfAPoolNorBottlesOfABatchWhoseRunBrokeOff() {
        var device = bank.people().pasteuriser();
        var pool = pool();
        var broken = heat(pool, device, "20 45 60 " + Curves.of(12, "62.6") + "50 35 26 24 10 4");
        assertThat(Bank.outcome(broken)).isEqualTo("rejected");

        // what was left in the jug is of the same pool, and the pool is used up by its run
        assertThat(Bank.rules(refused(() -> heat(pool, device, Bank.GOOD)))).containsExactly("pool-not-ready");
        // nor do its bottles become a pool again
        var thaw = bank.thaw(
                bank.ago(3, ChronoUnit.HOURS), bank.deposit(bank.people().healthyDonor()));
        assertThat(refused(() -> bank.pool(thaw, 40, bank.number("P"), bottle(broken)))
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(refused(() -> bank.thaw(bank.ago(3, ChronoUnit.HOURS), bottle(broken)))
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(refused(() -> bank.release(batch(broken), "demo-release-officer"))
                        .getStatusCode())
                .isEqualTo(422);
        assertThat(bank.status(bottle(broken))).isEqualTo("rejected");

        bank.hold(batch(broken).getIdElement().getIdPart(), "$discard", "cycle-failed");
        assertThat(bank.status(bottle(broken))).isEqualTo("discarded");
    }

    private String pool() {
        return bank.readyPool(bank.people().healthyDonor()).getIdElement().getIdPart();
    }

    private Parameters heat(String pool, String device, String curve) {
        return pasteurise(bank.client, pool, asked(device, curve, 60_000));
    }

    private Parameters shortTime(String device, String curve) {
        return asked(device, curve, 1_000).addParameter("process", new CodeType("pasteurise-htst"));
    }

    /** One bottle of 40 mL. @param every milliseconds between two readings */
    private Parameters asked(String device, String data, int every) {
        var curve = Bank.logged(data, start);
        curve.getValueSampledData().setPeriod(every);
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
        return in;
    }

    private static Parameters pasteurise(IGenericClient client, String pool, Parameters in) {
        return client.operation()
                .onInstance("BiologicallyDerivedProduct/" + pool)
                .named("$pasteurise")
                .withParameters(in)
                .execute();
    }

    /** Its probe showed 0.8 K too much since it was last found right. */
    private void drifted(String device) {
        var in = new Parameters();
        in.addParameter()
                .setName("drift")
                .setValue(new Quantity().setValue(0.8).setSystem(Systems.UCUM).setCode("K"));
        in.addParameter().setName("found").setValue(new DateTimeType(Date.from(bank.now)));
        bank.client
                .operation()
                .onInstance(device)
                .named("$calibration-failed")
                .withParameters(in)
                .execute();
    }

    private void release(BiologicallyDerivedProduct batch) {
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
    }

    private static BiologicallyDerivedProduct batch(Parameters made) {
        return Bank.milk(made, "batch").get(0);
    }

    private static String bottle(Parameters made) {
        return Bank.milk(made, "bottle").get(0).getIdElement().getIdPart();
    }

    private static BaseServerResponseException refused(ThrowingCallable call) {
        return catchThrowableOfType(BaseServerResponseException.class, call);
    }
}
