package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.LactariumServer;

/** Hard situations that begin at the cot: a parent's word, a bottle in a ward's refrigerator, an infant's name. */
class FamilySideSituationsTest {

    private final Bank bank = new Bank();

    @Test
    void theParentsWithdrawWhileTheBottleIsThawedAndItGoesToTheNextInfantOfTheWard() {
        var ward = new Ward(bank, "NICU A");
        var elsewhere = new Ward(bank, "NICU B");
        var first = ward.admit();
        var consent = bank.people().parentsPermit(first);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        var firstOrder = ward.order(first, 1400);
        ward.dispense(firstOrder, id(bottle));
        ward.prepare(id(bottle), "thaw-completed");
        var until = milk(id(bottle)).getExtensionByUrl(Extensions.EXPIRATION_DATE);

        // four more infants with orders: one in another ward, one without consent, one of 1200 g, one of 900 g
        var far = elsewhere.admit();
        bank.people().parentsPermit(far);
        elsewhere.order(far, 700);
        var unasked = ward.admit();
        ward.order(unasked, 800);
        var bigger = ward.admit();
        bank.people().parentsPermit(bigger);
        ward.order(bigger, 1200);
        var smaller = ward.admit();
        bank.people().parentsPermit(smaller);
        var smallersOrder = ward.order(smaller, 900);

        // as long as the first infant may have it, nobody else can
        assertThat(Bank.rules(ward.offer(id(bottle)))).containsExactly("bottle-still-needed");
        assertThat(refused(() -> ward.reassign(id(bottle), smallersOrder))).containsExactly("bottle-still-needed");

        ward.withdraws(consent);
        var offer = ward.offer(id(bottle));
        assertThat(Ward.candidates(offer)).containsExactly(smaller, bigger);
        assertThat(LactariumServer.shared().fhir().newJsonParser().encodeResourceToString(offer))
                .doesNotContain("donor", "D-");

        var second = ward.reassign(id(bottle), smallersOrder);
        assertThat(second.getPatient().getReference()).isEqualTo(smaller);
        assertThat(Bank.code(bank.checkFeed(Bank.label(bottle), smaller), "decision"))
                .isEqualTo("ok");
        assertThat(Bank.rules(bank.checkFeed(Bank.label(bottle), first))).contains("milk-not-dispensed-to-infant");

        // no clock started again, a retry answers the same, and both dispenses are told
        assertThat(milk(id(bottle))
                        .getExtensionByUrl(Extensions.EXPIRATION_DATE)
                        .equalsDeep(until))
                .isTrue();
        assertThat(ward.reassign(id(bottle), smallersOrder).getIdElement().getIdPart())
                .isEqualTo(second.getIdElement().getIdPart());
        var traced = bank.trace("BiologicallyDerivedProduct/" + id(bottle), "recipients").getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(SupplyDelivery.class::isInstance)
                .map(dispense -> ((SupplyDelivery) dispense).getStatus().toCode())
                .toList();
        assertThat(traced).containsExactlyInAnyOrder("abandoned", "completed");
        bank.store(bank.feed(id(bottle), smaller, smallersOrder, 15));
        assertThat(unexplained(id(bottle))).isEmpty();
        assertThat(account(id(bottle), "dispensed")).isEqualTo(40);
    }

    @Test
    void nobodyOfTheWardMayHaveItAndTheThawedBottleIsWaste() {
        var ward = new Ward(bank, "NICU A");
        var infant = ward.admit();
        bank.people().parentsPermit(infant);
        var order = ward.order(infant, 1400);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        ward.dispense(order, id(bottle));
        ward.prepare(id(bottle), "thaw-completed");
        ward.ends(order);

        assertThat(Ward.candidates(ward.offer(id(bottle)))).isEmpty();
        bank.hold(id(bottle), "$discard", "thawed-unused");
        assertThat(unexplained(id(bottle))).isEmpty();
        assertThat(account(id(bottle), "discarded")).isEqualTo(40);
        assertThat(account(id(bottle), "dispensed")).isZero();
    }

    @Test
    void aBottleThatWasOpenedForOneInfantGoesToNoOther() {
        var ward = new Ward(bank, "NICU A");
        var infant = ward.admit();
        var consent = bank.people().parentsPermit(infant);
        var order = ward.order(infant, 1400);
        var next = ward.admit();
        bank.people().parentsPermit(next);
        var nextOrder = ward.order(next, 900);
        var bottles = bank.releasedBottles(bank.people().healthyDonor());
        bottles.forEach(bottle -> ward.dispense(order, id(bottle)));
        bank.store(bank.feed(id(bottles.get(0)), infant, order, 10));
        // a feed that was taken back may have been given all the same
        Observation doubtful = bank.store(bank.feed(id(bottles.get(1)), infant, order, 10));
        bank.client
                .update()
                .resource(doubtful.setStatus(Observation.ObservationStatus.ENTEREDINERROR))
                .execute();
        ward.withdraws(consent);

        assertThat(bottles).allSatisfy(bottle -> {
            assertThat(Bank.rules(ward.offer(id(bottle)))).containsExactly("bottle-opened");
            assertThat(refused(() -> ward.reassign(id(bottle), nextOrder))).containsExactly("bottle-opened");
        });
    }

    @Test
    void theParentsLowerTheirLimitOfDonorsWhileTwoBottlesStandAtTheWard() {
        var ward = new Ward(bank, "NICU A");
        var infant = ward.admit();
        var consent = bank.people().parentsPermit(infant);
        var order = ward.order(infant, 1400);
        var one = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        var other = bank.releasedBottles(bank.people().anotherHealthyDonor()).get(0);
        ward.dispense(order, id(one));
        ward.dispense(order, id(other));
        bank.store(bank.feed(id(one), infant, order, 10));

        var signed = bank.client.read().resource(Consent.class).withId(consent).execute();
        signed.getProvision().addExtension(new Extension(Extensions.MAX_DONORS, new PositiveIntType(1)));
        bank.client.update().resource(signed).execute();

        assertThat(Bank.code(bank.checkFeed(Bank.label(one), infant), "decision"))
                .isEqualTo("ok");
        assertThat(Bank.rules(bank.checkFeed(Bank.label(other), infant))).containsExactly("donors-per-infant-exceeded");
        assertThat(refused(() -> bank.store(bank.feed(id(other), infant, order, 10))))
                .containsExactly("donors-per-infant-exceeded");

        // another infant whose parents accept one donor and who had none yet may have it, and then no other's
        var next = ward.admit();
        bank.people().parentsPermit(next, 1);
        var nextOrder = ward.order(next, 1200);
        assertThat(Ward.candidates(ward.offer(id(other)))).containsExactly(next);
        ward.reassign(id(other), nextOrder);
        var third = bank.releasedBottles(bank.people().anotherHealthyDonor()).get(0);
        assertThat(refused(() -> ward.dispense(nextOrder, id(third)))).containsExactly("donors-per-infant-exceeded");
        // and what went on to the other infant does not count for the first one any more
        var same = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        ward.dispense(order, id(same));
    }

    @Test
    void twoNursesGiveTheSameBottleOnAndOneInfantHasIt() throws Exception {
        var ward = new Ward(bank, "NICU A");
        var infant = ward.admit();
        bank.people().parentsPermit(infant);
        var order = ward.order(infant, 1400);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        ward.dispense(order, id(bottle));
        var waiting = List.of(ward.admit(), ward.admit());
        waiting.forEach(one -> bank.people().parentsPermit(one));
        var orders = waiting.stream().map(one -> ward.order(one, 900)).toList();
        ward.ends(order);

        var nurses = Executors.newFixedThreadPool(2);
        try {
            var answers = nurses
                    .invokeAll(orders.stream()
                            .map(one -> giving(ward, id(bottle), one))
                            .toList())
                    .stream()
                    .map(FamilySideSituationsTest::answer)
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder("given", "[bottle-still-needed]");
        } finally {
            nurses.shutdown();
        }
    }

    @Test
    void heldMilkAndExpiredMilkIsOfferedToNobody() {
        var ward = new Ward(bank, "NICU A");
        var infant = ward.admit();
        bank.people().parentsPermit(infant);
        var order = ward.order(infant, 1400);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        ward.dispense(order, id(bottle));
        ward.ends(order);
        bank.hold(bottle.getParentFirstRep().getReferenceElement().getIdPart(), "$quarantine", "foreign-matter");

        var offer = ward.offer(id(bottle));
        assertThat(Bank.rules(offer)).containsExactly("milk-on-hold");
        assertThat(Ward.candidates(offer)).isEmpty();
        assertThat(bank.status(id(bottle))).isEqualTo(UnitStatus.QUARANTINE.code());
    }

    private static Callable<String> giving(Ward ward, String bottle, String order) {
        return () -> {
            try {
                ward.reassign(bottle, order);
                return "given";
            } catch (BaseServerResponseException refusal) {
                return Bank.rules(refusal).toString();
            }
        };
    }

    private static String answer(Future<String> nurse) {
        try {
            return nurse.get();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private List<String> unexplained(String unit) {
        return balance(unit).getParameter().stream()
                .filter(one -> "unexplained".equals(one.getName()))
                .map(one -> one.getPartFirstRep().getValue().toString())
                .toList();
    }

    private double account(String unit, String term) {
        return balance(unit).getParameter().stream()
                .filter(one -> "account".equals(one.getName()))
                .flatMap(one -> one.getPart().stream())
                .filter(part -> term.equals(part.getName()))
                .mapToDouble(part -> ((Quantity) part.getValue()).getValue().doubleValue())
                .sum();
    }

    private Parameters balance(String unit) {
        return bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + unit)
                .named("$balance")
                .withNoParameters(Parameters.class)
                .execute();
    }

    private BiologicallyDerivedProduct milk(String id) {
        return bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(id)
                .execute();
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }
}
