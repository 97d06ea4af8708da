package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** One bottle serves several infants by feeds that are drawn first; four at most by the figures these tests run with. */
class SharedBottleTest {

    private final Bank bank = new Bank();
    private final Ward ward = new Ward(bank, "Shared bottles");

    /** An infant of the ward with a wristband, and an order. */
    private record Child(String band, String infant, String order) {}

    @Test
    void feedsOfOneBottleGoToFourInfantsEachLabelledTracedAndRecalledAndToNoFifth() {
        var made = bank.batch(bank.people().healthyDonor());
        var batch = Bank.milk(made, "batch").get(0);
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        var bottle = Bank.milk(made, "bottle").get(0);
        var children = new ArrayList<Child>();
        var feeds = new ArrayList<BiologicallyDerivedProduct>();
        for (int one = 0; one < 5; one++) {
            children.add(child(null));
            feeds.add(draw(bottle, 7));
        }
        assertThat(feeds).extracting(SharedBottleTest::zpl).allSatisfy(label -> assertThat(label)
                .isNotEmpty());
        for (int one = 0; one < 4; one++) {
            ward.dispense(children.get(one).order(), id(feeds.get(one)));
        }

        assertThat(refused(() -> ward.dispense(children.get(4).order(), id(feeds.get(4)))))
                .containsExactly("bottle-infants-exceeded");
        // who has some of it may have more
        ward.dispense(children.get(0).order(), id(feeds.get(4)));

        assertThat(rules(feeds.get(1), children.get(1))).isEmpty();
        assertThat(rules(feeds.get(1), children.get(2))).containsExactly("milk-not-dispensed-to-infant");
        for (int one = 0; one < 4; one++) {
            var child = children.get(one);
            bank.store(bank.feed(id(feeds.get(one)), child.infant(), child.order(), 7));
        }
        var fed = children.subList(0, 4).stream().map(Child::infant).toList();
        assertThat(bank.trace("BiologicallyDerivedProduct/" + id(bottle), "recipients").getEntry().stream()
                        .map(entry -> entry.getResource()
                                .getIdElement()
                                .toUnqualifiedVersionless()
                                .getValue()))
                .containsAll(fed)
                .doesNotContain(children.get(4).infant());
        assertThat(exposed(batch)).containsExactlyInAnyOrderElementsOf(fed);
    }

    @Test
    void theLimitOfDonorsOfEachInfantsParentsIsAskedForItsOwnFeed() {
        var infant = child(1);
        var first = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        var second = bank.releasedBottles(bank.people().anotherHealthyDonor()).get(0);
        ward.dispense(infant.order(), id(draw(first, 10)));

        assertThat(refused(() -> ward.dispense(infant.order(), id(draw(second, 10)))))
                .containsExactly("donors-per-infant-exceeded");
        ward.dispense(child(null).order(), id(draw(second, 10)));
    }

    @Test
    void aWardDrawsForASecondInfantFromABottleItHasBeforeAnythingWasFedOfIt() {
        var first = child(null);
        var second = child(null);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        ward.dispense(first.order(), id(bottle));
        var feed = draw(bottle, 15);
        assertThat(rules(feed, second)).containsExactly("milk-not-dispensed-to-infant");

        var given = ward.reassign(id(feed), second.order());
        assertThat(given.getPatient().getReference()).isEqualTo(second.infant());
        assertThat(ward.reassign(id(feed), second.order()).getIdElement().getIdPart())
                .isEqualTo(given.getIdElement().getIdPart());
        assertThat(rules(feed, second)).isEmpty();
        assertThat(rules(feed, first)).containsExactly("milk-not-dispensed-to-infant");
        // the rest is the first infant's as before
        bank.store(bank.feed(id(bottle), first.infant(), first.order(), 20));
        assertThat(refused(() -> ward.reassign(id(draw(bottle, 5)), second.order())))
                .containsExactly("bottle-opened");
        assertThat(refused(() -> ward.reassign(id(feed), first.order()))).containsExactly("bottle-still-needed");
    }

    @Test
    void anInfantOfAnotherWardHasNoneOfABottleThatStandsHere() {
        var first = child(null);
        var elsewhere = new Ward(bank, "The other end of the corridor");
        var infant = elsewhere.admit();
        bank.people().parentsPermit(infant);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        ward.dispense(first.order(), id(bottle));

        assertThat(refused(() -> ward.reassign(id(draw(bottle, 15)), elsewhere.order(infant, 1400))))
                .containsExactly("infant-elsewhere");
    }

    private Child child(Integer donors) {
        var band = bank.number("H");
        var infant = ward.admit(band);
        if (donors == null) {
            bank.people().parentsPermit(infant);
        } else {
            bank.people().parentsPermit(infant, donors);
        }
        return new Child(band, infant, ward.order(infant, 1400));
    }

    private BiologicallyDerivedProduct draw(BiologicallyDerivedProduct bottle, double volume) {
        var in = new Parameters();
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(bank.number("U")));
        in.addParameter().setName("volume").setValue(Bank.millilitres(volume));
        return bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + id(bottle))
                .named("$aliquot")
                .withParameters(in)
                .returnResourceType(BiologicallyDerivedProduct.class)
                .execute();
    }

    private static String zpl(BiologicallyDerivedProduct feed) {
        var label = LactariumServer.shared()
                .client("demo")
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + id(feed))
                .named("$print-label")
                .withParameters(new Parameters().addParameter("format", new CodeType("zpl")))
                .returnResourceType(Binary.class)
                .execute();
        return new String(label.getData());
    }

    private List<String> rules(BiologicallyDerivedProduct feed, Child child) {
        return Bank.rules(bank.checkFeed(Bank.label(feed), child.band()));
    }

    private static List<String> exposed(BiologicallyDerivedProduct batch) {
        var in = new Parameters();
        in.addParameter().setName("reason").setValue(new StringType("a lid came loose"));
        in.addParameter().setName("batch").setValue(new Reference("BiologicallyDerivedProduct/" + id(batch)));
        return LactariumServer.shared()
                .client("demo-traceability-officer")
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$recall")
                .withParameters(in)
                .execute()
                .getParameter()
                .stream()
                .filter(one -> one.getName().equals("exposed"))
                .map(one -> ComplaintDesk.value(one, "infant"))
                .toList();
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }

    private static List<String> refused(ThrowingCallable call) {
        return Bank.rules(catchThrowableOfType(BaseServerResponseException.class, call));
    }
}
