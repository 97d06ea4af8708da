package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct.BiologicallyDerivedProductStorageScale;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** The ward reported no thaw, and yet milk that was fed, drawn off or put into a refrigerator does not keep like frozen milk. */
class ImpliedClocksTest {

    private final Bank bank = new Bank();
    private final String infant = infant();
    private final String order = bank.people().order(infant);

    @AfterEach
    void theClockIsRightAgain() {
        LactariumServer.shared().clock().right();
    }

    @Test
    void aBottleThatWasFedFromKeepsADayAndIsFrozenAgainForTheRecordWhenThatFeedWasNone() {
        var fed = dispensed();
        var frozen = dispensed();
        var feed = bank.store(bank.feed(id(fed), infant, order, 5));
        assertThat(stops(fed)).isEmpty();

        later(25);
        assertThat(stops(fed)).containsExactly("thawed-too-long");
        assertThat(refused(() -> bank.store(now(bank.feed(id(fed), infant, order, 5)))))
                .containsExactly("thawed-too-long");
        assertThat(stops(frozen)).isEmpty();

        feed.setStatus(Observation.ObservationStatus.ENTEREDINERROR).addNote().setText("another bottle");
        bank.client.update().resource(feed).execute();
        assertThat(stops(fed)).isEmpty();
    }

    @Test
    void aBottleThatAFeedWasDrawnFromKeepsADayWithThatFeed() {
        var bottle = dispensed();
        var drawn = drawn(bottle);
        assertThat(stops(drawn)).isEmpty();

        later(25);
        assertThat(stops(drawn)).containsExactly("thawed-too-long");
        assertThat(stops(bottle)).containsExactly("thawed-too-long");
    }

    @Test
    void aBottleThatStandsInARefrigeratorHasLeftTheFreezer() {
        var bottle = dispensed();
        put(bottle, "-20", bank.ago(20, ChronoUnit.MINUTES));
        assertThat(stops(bottle)).isEmpty();
        put(bottle, "4", bank.ago(10, ChronoUnit.MINUTES));

        later(47);
        assertThat(stops(bottle)).isEmpty();
        later(2);
        assertThat(stops(bottle)).containsExactly("thawed-too-long");
    }

    private BiologicallyDerivedProduct dispensed() {
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        bank.dispense(order, id(bottle));
        return bottle;
    }

    private BiologicallyDerivedProduct drawn(BiologicallyDerivedProduct bottle) {
        var in = new Parameters();
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(bank.number("U")));
        in.addParameter().setName("volume").setValue(Bank.millilitres(10));
        return bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + id(bottle))
                .named("$aliquot")
                .withParameters(in)
                .returnResourceType(BiologicallyDerivedProduct.class)
                .execute();
    }

    /** A client writes down where it stands. */
    private void put(BiologicallyDerivedProduct bottle, String celsius, Instant since) {
        var product = bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(id(bottle))
                .execute();
        product.addStorage()
                .setTemperature(new BigDecimal(celsius))
                .setScale(BiologicallyDerivedProductStorageScale.CELSIUS)
                .setDuration(new Period().setStart(Date.from(since)));
        bank.client.update().resource(product).execute();
    }

    private List<String> stops(BiologicallyDerivedProduct unit) {
        return Bank.rules(bank.checkFeed(Bank.label(unit), wristband()));
    }

    private static void later(int hours) {
        LactariumServer.shared().clock().forward(Duration.ofHours(hours));
    }

    private static Observation now(Observation feed) {
        var at = LactariumServer.shared().clock().instant();
        return feed.setEffective(new DateTimeType(Date.from(at)));
    }

    private String infant() {
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        return infant;
    }

    private String wristband() {
        return bank.client
                .read()
                .resource(Patient.class)
                .withUrl(infant)
                .execute()
                .getIdentifierFirstRep()
                .getValue();
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }
}
