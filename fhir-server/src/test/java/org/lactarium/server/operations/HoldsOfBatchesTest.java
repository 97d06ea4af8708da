package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;

/** What was held together is let go together, to where it was; what has a reason of its own stays. */
class HoldsOfBatchesTest {

    private final Bank bank = new Bank();
    private String batch;
    private String atTheWard;
    private String inTheFreezer;
    private String feed;

    @BeforeEach
    void aWardHasOneOfTwoBottlesAndAFeedDrawnFromIt() {
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        var bottles = bank.releasedBottles(bank.people().healthyDonor());
        batch = bottles.get(0).getParentFirstRep().getReferenceElement().getIdPart();
        atTheWard = bottles.get(0).getIdElement().getIdPart();
        inTheFreezer = bottles.get(1).getIdElement().getIdPart();
        bank.dispense(bank.people().order(infant), atTheWard);
        feed = drawn(atTheWard);
    }

    @Test
    void aBatchGoesWithItsBottlesAndTheirFeedsToWhereTheyWere() {
        hold(batch);
        assertThat(List.of(bank.status(atTheWard), bank.status(inTheFreezer), bank.status(feed)))
                .containsOnly("quarantine");

        release(batch);

        assertThat(bank.status(batch)).isEqualTo("released");
        assertThat(bank.status(inTheFreezer)).isEqualTo("released");
        assertThat(bank.status(atTheWard)).isEqualTo("dispensed");
        assertThat(bank.status(feed)).isEqualTo("dispensed");
    }

    @Test
    void aBottleWithAReasonOfItsOwnStaysWithItsFeeds() {
        hold(atTheWard);
        hold(batch);

        release(batch);

        assertThat(bank.status(inTheFreezer)).isEqualTo("released");
        assertThat(bank.status(atTheWard)).isEqualTo("quarantine");
        assertThat(bank.status(feed)).isEqualTo("quarantine");
        release(atTheWard);
        assertThat(bank.status(atTheWard)).isEqualTo("dispensed");
        assertThat(bank.status(feed)).isEqualTo("dispensed");
    }

    @Test
    void aReasonThatTwoPeopleHaveSettledIsNoReasonAnyMore() {
        hold(inTheFreezer);
        release(inTheFreezer);
        hold(batch);

        release(batch);

        assertThat(bank.status(inTheFreezer)).isEqualTo("released");
    }

    @Test
    void aFeedThatIsHeldByItselfIsLetGoByItselfButNotBeforeItsBottle() {
        hold(feed);
        release(atTheWardHeld());
        assertThat(bank.status(feed)).isEqualTo("quarantine");

        hold(atTheWard);
        assertThat(refused(() -> release(feed))).contains("milk-not-released");
        release(atTheWard);
        release(feed);

        assertThat(bank.status(feed)).isEqualTo("dispensed");
    }

    private String atTheWardHeld() {
        hold(atTheWard);
        return atTheWard;
    }

    @Test
    void aFeedOfABottleThatIsEmptyIsLetGoByItself() {
        drawn(atTheWard);
        assertThat(bank.status(atTheWard)).isEqualTo("used");
        bank.hold(atTheWard, "$quarantine", "investigation");
        assertThat(bank.status(feed)).isEqualTo("quarantine");

        release(feed);

        assertThat(bank.status(feed)).isEqualTo("dispensed");
    }

    @Test
    void aPoolThatWasHeldWithItsDepositIsLetGoByItself() {
        var pool = bank.readyPool(bank.people().healthyDonor());
        var deposit = pool.getParentFirstRep().getReferenceElement().getIdPart();
        bank.hold(deposit, "$quarantine", "investigation");
        assertThat(bank.status(deposit)).isEqualTo("used");
        assertThat(bank.status(pool.getIdElement().getIdPart())).isEqualTo("quarantine");

        release(pool.getIdElement().getIdPart());

        assertThat(bank.status(pool.getIdElement().getIdPart())).isEqualTo("registered");
    }

    private String drawn(String bottle) {
        var in = new Parameters();
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(bank.number("U")));
        in.addParameter().setName("volume").setValue(Bank.millilitres(20));
        return bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$aliquot")
                .withParameters(in)
                .returnResourceType(BiologicallyDerivedProduct.class)
                .execute()
                .getIdElement()
                .getIdPart();
    }

    private void hold(String unit) {
        bank.hold(unit, "$quarantine", "investigation");
        assertThat(bank.status(unit)).isEqualTo("quarantine");
    }

    private void release(String unit) {
        for (var login : List.of("demo-release-officer", "demo-release-officer-2")) {
            var milk = new BiologicallyDerivedProduct();
            milk.setId(unit);
            bank.release(milk, login);
        }
    }
}
