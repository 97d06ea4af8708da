package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** Nothing is fed, thawed or drawn before the bottle was there, and nothing is fed before the infant had it, an order and consent. */
class BeforeItWasThereTest {

    private final Bank bank = new Bank();
    private final String wristband = bank.number("H");
    private final String infant = bank.people().infant(wristband);
    private final String consent = bank.people().parentsPermit(infant);
    private final String order = order();
    private final String bottle = bottle();

    private String order() {
        var id = bank.people().order(infant);
        var written =
                bank.client.read().resource(NutritionOrder.class).withId(id).execute();
        bank.client
                .update()
                .resource(written.setDateTime(Date.from(bank.ago(9, ChronoUnit.DAYS))))
                .execute();
        return id;
    }

    /** Heated three days ago, and the infant's since now. */
    private String bottle() {
        var made = bank.releasedBottles(bank.people().healthyDonor(), bank.ago(3, ChronoUnit.DAYS));
        var id = made.get(0).getIdElement().getIdPart();
        bank.dispense(order, id);
        return id;
    }

    @Test
    void aFeedBeforeTheBottleWasTheInfantsOrWasMadeIsRefusedAndAnIncidentWhenItWasGiven() {
        var early = bank.ago(2, ChronoUnit.HOURS);
        assertThat(refused(() -> bank.store(fed(early)))).containsExactly("feed-before-dispense");
        assertThat(refused(() -> bank.store(fed(bank.ago(5, ChronoUnit.DAYS)))))
                .containsExactlyInAnyOrder("milk-not-made-yet", "feed-before-dispense");
        // two clocks differ by minutes
        bank.store(fed(bank.ago(5, ChronoUnit.MINUTES)));

        var in = new Parameters();
        in.addParameter().setName("infant").setValue(new StringType(wristband));
        in.addParameter().setName("volume").setValue(Bank.millilitres(5));
        in.addParameter().setName("at").setValue(moment(early));
        in.addParameter().setName("reason").setValue(new StringType("by the paper of the night"));
        var told = milk("$report-feed-incident", in, Parameters.class);
        assertThat(Bank.rules(told)).containsExactly("feed-before-dispense");
        assertThat(told.getParameter("event")).isNotNull();
    }

    @Test
    void aFeedThatIsAmendedIsNoEarlierEither() {
        var feed = bank.store(fed(Instant.now()));
        feed.setStatus(Observation.ObservationStatus.AMENDED).addNote().setText("It was in the morning");
        feed.setEffective(moment(bank.ago(2, ChronoUnit.HOURS)));

        assertThat(refused(() -> bank.client.update().resource(feed).execute()))
                .containsExactly("feed-before-dispense");
    }

    @Test
    void aFeedOfADeviceThatIsEarlierIsAConflictAndAPersonLooks() {
        var in = new Parameters();
        in.addParameter().setName("device").setValue(new StringType(bank.number("scanner")));
        in.addParameter().setName("deviceTime").setValue(moment(Instant.now()));
        var feed = in.addParameter().setName("feed");
        feed.addPart().setName("id").setValue(new StringType("1"));
        feed.addPart().setName("unit").setValue(new StringType(label()));
        feed.addPart().setName("infant").setValue(new StringType(wristband));
        feed.addPart().setName("at").setValue(moment(bank.ago(2, ChronoUnit.HOURS)));
        feed.addPart().setName("volume").setValue(Bank.millilitres(5));
        var answer = LactariumServer.shared()
                .client("demo-ward")
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$sync-feeds")
                .withParameters(in)
                .execute();

        assertThat(Bank.part(answer, "outcome")).isEqualTo("conflict");
        assertThat(Bank.rules(answer)).contains("feed-before-dispense");
    }

    @Test
    void nothingIsThawedOrDrawnBeforeTheBottleWasMade() {
        var at = bank.ago(5, ChronoUnit.DAYS);
        assertThat(refused(() -> prepare(bottle, at))).containsExactly("milk-not-made-yet");
        assertThat(refused(() -> draw(at))).containsExactly("milk-not-made-yet");

        var drawn = draw(bank.ago(2, ChronoUnit.HOURS));
        var feed = drawn.getIdElement().getIdPart();
        assertThat(refused(() -> prepare(feed, bank.ago(3, ChronoUnit.HOURS)))).containsExactly("milk-not-made-yet");
        prepare(bottle, bank.ago(3, ChronoUnit.HOURS));
    }

    @Test
    void aFeedBeforeTheParentsAgreedIsNoFeedLikeAnother() {
        var signed = bank.client.read().resource(Consent.class).withId(consent).execute();
        signed.getProvision().setPeriod(new Period().setStart(Date.from(bank.ago(2, ChronoUnit.MINUTES))));
        bank.client.update().resource(signed).execute();

        assertThat(refused(() -> bank.store(fed(bank.ago(4, ChronoUnit.MINUTES)))))
                .containsExactly("infant-consent-missing");
        bank.store(fed(bank.ago(1, ChronoUnit.MINUTES)));
    }

    private Observation fed(Instant at) {
        return bank.feed(bottle, infant, order, 5).setEffective(moment(at));
    }

    private void prepare(String unit, Instant at) {
        var in = new Parameters();
        in.addParameter().setName("step").setValue(new CodeType("thaw-started"));
        in.addParameter().setName("at").setValue(moment(at));
        milk(unit, "$prepare", in, BiologicallyDerivedProduct.class);
    }

    private BiologicallyDerivedProduct draw(Instant at) {
        var in = new Parameters();
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(bank.number("U")));
        in.addParameter().setName("volume").setValue(Bank.millilitres(10));
        in.addParameter().setName("at").setValue(moment(at));
        return milk("$aliquot", in, BiologicallyDerivedProduct.class);
    }

    private <T extends Resource> T milk(String operation, Parameters in, Class<T> type) {
        return milk(bottle, operation, in, type);
    }

    private <T extends Resource> T milk(String unit, String operation, Parameters in, Class<T> type) {
        return LactariumServer.shared()
                .client("demo-ward")
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + unit)
                .named(operation)
                .withParameters(in)
                .returnResourceType(type)
                .execute();
    }

    private String label() {
        return Bank.label(bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(bottle)
                .execute());
    }

    private static DateTimeType moment(Instant at) {
        return new DateTimeType(Date.from(at));
    }
}
