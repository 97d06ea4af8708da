package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;

/** Facts about one bottle that come together, in whatever order, or at the same moment. */
class FeedsTogetherTest {

    private static final String ORDER = "urn:uuid:3a5f2c10-6c86-4b7e-9a5e-1f1d4a0f6a01";

    private final Bank bank = new Bank();
    private String donor;
    private String infant;
    private String order;
    private String bottle;

    @BeforeEach
    void anInfantHasABottleOfHerOwn() {
        infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        order = bank.people().order(infant);
        donor = bank.people().healthyDonor();
        bottle = bank.releasedBottles(donor).get(0).getIdElement().getIdPart();
        bank.dispense(order, bottle);
    }

    @Test
    void anOrderAndTheFeedByItComeInOneTransactionInEitherOrder() {
        var ordered = bank.client
                .read()
                .resource(NutritionOrder.class)
                .withId(order)
                .execute()
                .copy();
        ordered.setId((String) null);
        var feed = bank.feed(bottle, infant, ORDER, 5);

        transact(entry(ordered, ORDER), entry(feed, null));
        transact(entry(bank.feed(bottle, infant, ORDER, 6), null), entry(ordered.copy(), ORDER));

        assertThat(fed()).isEqualTo(11);
    }

    @Test
    void aFeedMayNameItsInfantAndItsBottleByANumber() {
        var number = bank.client
                .read()
                .resource(Patient.class)
                .withUrl(infant)
                .execute()
                .getIdentifierFirstRep();
        var feed = bank.feed(bottle, infant, order, 5)
                .setSubject(new Reference("Patient?identifier=" + number.getSystem() + "|" + number.getValue()));
        feed.getFocusFirstRep()
                .setReference("BiologicallyDerivedProduct?identifier=" + Systems.UNIT_ID + "|"
                        + bottle().getIdentifierFirstRep().getValue());

        transact(entry(feed, null));

        assertThat(fed()).isEqualTo(5);
    }

    @Test
    void aFeedAndTheResultThatForbidsItAreRefusedInEitherOrder() {
        var feed = bank.feed(bottle, infant, order, 5);
        for (var together : List.of(
                List.of(entry(feed, null), entry(reactive(), null)),
                List.of(entry(reactive(), null), entry(feed, null)))) {
            assertThat(refused(() -> transact(together.toArray(Bundle.BundleEntryComponent[]::new))))
                    .isNotEmpty();
        }
        assertThat(fed()).isZero();
        assertThat(bank.status(bottle)).isEqualTo("dispensed");
    }

    @Test
    void aFeedThatIsSentAgainUnderItsNumberIsOneFeed() {
        var feed = bank.feed(bottle, infant, order, 5);
        var first = bank.client.create().resource(feed).execute();

        var again = bank.client.create().resource(feed.copy()).execute();
        transact(entry(feed.copy(), null), entry(bank.feed(bottle, infant, order, 6), null));

        assertThat(again.getId().getIdPart()).isEqualTo(first.getId().getIdPart());
        assertThat(fed()).isEqualTo(11);
        feed.getValueQuantity().setValue(7);
        assertThat(taken(() -> bank.store(feed))).containsExactly("number-taken");
    }

    @Test
    void aFeedThatWasTakenBackIsNotRecordedBySendingItAgain() {
        var feed = bank.feed(bottle, infant, order, 5);
        var withdrawn = bank.store(feed.copy());
        bank.client
                .update()
                .resource(withdrawn.setStatus(ObservationStatus.ENTEREDINERROR))
                .execute();

        assertThat(taken(() -> bank.store(feed.copy()))).containsExactly("number-taken");
        assertThat(bank.status(bottle)).isEqualTo("dispensed");
    }

    @Test
    void theSameMillilitresAtTheSameMomentAskUnlessEachHasANumber() {
        var feed = bank.feed(bottle, infant, order, 5);
        feed.getIdentifier().clear();
        bank.store(feed);

        assertThat(refused(() -> bank.store(feed.copy()))).containsExactly("feed-already-recorded");
        assertThat(refused(() -> transact(entry(feed.copy(), null), entry(feed.copy(), null))))
                .contains("feed-already-recorded");
        assertThat(fed()).isEqualTo(5);
    }

    @Test
    void oneIdentifierIsOneFeedInOneTransactionAndAtOneMoment() {
        var feed = bank.feed(bottle, infant, order, 5);
        assertThat(taken(() -> transact(entry(feed.copy(), null), entry(feed.copy(), null))))
                .containsExactly("number-taken");
        var other = feed.copy().setValue(Bank.millilitres(6));
        assertThat(taken(() -> transact(entry(feed.copy(), null), entry((Observation) other, null))))
                .containsExactly("number-taken");
        assertThat(fed()).isZero();

        var together = IntStream.range(0, 4)
                .mapToObj(thread -> CompletableFuture.supplyAsync(() -> tried(() -> bank.store(feed.copy()))))
                .toList();

        assertThat(together.stream().filter(CompletableFuture::join)).isNotEmpty();
        assertThat(fed()).isEqualTo(5);
    }

    @Test
    void aDispenseNumberIsOneHandingOut() {
        var another = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(another);
        var hers = bank.people().order(another);
        var number = bank.number("D");
        var bottles = bank.releasedBottles(donor);
        dispense(order, bottles.get(0), number);

        dispense(order, bottles.get(0), number);

        assertThat(taken(() -> dispense(hers, bottles.get(0), number))).containsExactly("number-taken");
        assertThat(taken(() -> dispense(order, bottles.get(1), number))).containsExactly("number-taken");
        for (var written : List.of(number.toLowerCase(Locale.ROOT), " " + number, wide(number))) {
            dispense(order, bottles.get(0), written);
            assertThat(taken(() -> dispense(hers, bottles.get(1), written))).containsExactly("number-taken");
        }
        assertThat(taken(() -> dispense(order, 41, number))).containsExactly("number-taken");
        dispense(order, 40, number);
    }

    private static String wide(String number) {
        return number.chars()
                .map(sign -> sign > ' ' && sign < 127 ? sign - '!' + '\uFF01' : sign)
                .collect(StringBuilder::new, (text, sign) -> text.append((char) sign), StringBuilder::append)
                .toString();
    }

    private void dispense(String by, double volume, String number) {
        var in = new Parameters();
        in.addParameter().setName("identifier").setValue(new StringType(number));
        in.addParameter().setName("volume").setValue(Bank.millilitres(volume));
        bank.client
                .operation()
                .onInstance("NutritionOrder/" + by)
                .named("$dispense")
                .withParameters(in)
                .execute();
    }

    private static List<String> taken(Runnable deed) {
        var refusal = catchThrowableOfType(BaseServerResponseException.class, deed::run);
        assertThat(refusal.getStatusCode()).isEqualTo(409);
        return Bank.rules(refusal);
    }

    private void dispense(String by, BiologicallyDerivedProduct milk, String number) {
        var in = new Parameters();
        in.addParameter().setName("identifier").setValue(new StringType(number));
        in.addParameter().setName("unit").setValue(Bank.unit(milk.getIdElement().getIdPart()));
        bank.client
                .operation()
                .onInstance("NutritionOrder/" + by)
                .named("$dispense")
                .withParameters(in)
                .execute();
    }

    /** Whichever is first: what is fed and what is thrown away is never more than there was. */
    @RepeatedTest(4)
    void aFeedAndADiscardAtTheSameMomentLoseNoMillilitre() {
        var feeding = CompletableFuture.supplyAsync(() -> tried(() -> bank.store(bank.feed(bottle, infant, order, 5))));
        var discarding = CompletableFuture.supplyAsync(() -> tried(() -> bank.hold(bottle, "$discard", "expired")));

        boolean fed = feeding.join();
        boolean discarded = discarding.join();

        assertThat(Stream.of(fed, discarded)).contains(true);
        assertThat(unexplained()).as("fed %s, discarded %s", fed, discarded).isEqualTo("0");
    }

    private Observation reactive() {
        return bank.people().blood(donor, "56888-1", "11214006");
    }

    private BiologicallyDerivedProduct bottle() {
        return bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(bottle)
                .execute();
    }

    /** What of the bottle nobody can account for, in mL. */
    private String unexplained() {
        var answer = bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$balance")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .execute();
        return answer.getParameter().stream()
                .filter(one -> one.getName().equals("unexplained"))
                .flatMap(one -> one.getPart().stream())
                .filter(part -> part.getName().equals("difference"))
                .map(part -> ((Quantity) part.getValue())
                        .getValue()
                        .stripTrailingZeros()
                        .toPlainString())
                .findFirst()
                .orElse("0");
    }

    private static boolean tried(Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (BaseServerResponseException refused) {
            assertThat(refused.getStatusCode()).isLessThan(500);
            return false;
        }
    }

    private int fed() {
        return bank
                .client
                .search()
                .forResource(Observation.class)
                .where(Observation.FOCUS.hasId("BiologicallyDerivedProduct/" + bottle))
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> (Observation) entry.getResource())
                .mapToInt(feed -> feed.getValueQuantity().getValue().intValue())
                .sum();
    }

    private static Bundle.BundleEntryComponent entry(Resource resource, String fullUrl) {
        var entry = new Bundle.BundleEntryComponent().setResource(resource).setFullUrl(fullUrl);
        entry.getRequest().setMethod(Bundle.HTTPVerb.POST).setUrl(resource.fhirType());
        return entry;
    }

    private void transact(Bundle.BundleEntryComponent... entries) {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        Stream.of(entries).forEach(bundle::addEntry);
        bank.client.transaction().withBundle(bundle).execute();
    }
}
