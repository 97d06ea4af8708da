package org.lactarium.server.histories;

import static org.lactarium.server.histories.Desk.in;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.lactarium.profiles.Systems;
import org.lactarium.server.histories.Facts.Batch;
import org.lactarium.server.histories.Facts.Deposit;

/** Makes sound milk for tests of what happens to it later, and tries to let it go and to feed it. */
public final class MilkBench {

    /** So that no number is the beginning of another. */
    private static final int FOUR_DIGITS = 1000;

    private final History history;

    MilkBench(Place place, String name) {
        history = History.begin(place, name, new Tally());
        while (history.count() < FOUR_DIGITS) {
            history.number("U");
        }
    }

    /** The whole program on PostgreSQL. */
    public static MilkBench real(String name) {
        return new MilkBench(new RealBank(), name);
    }

    /** A batch of one donor's milk in two bottles. */
    public record Lot(String batch, String pool, String donor, String id, List<Flask> bottles) {}

    public record Flask(String id, String label) {}

    /** Milk of a new donor without any culture, heated three hours ago. */
    public Lot make() {
        new PeopleSteps(history).donor(0);
        var donor = last(history.facts.donors);
        var deposit = new Deposit(donor, history.ago(Duration.ofDays(10)), 80, history.number("U"));
        var steps = new MilkSteps(history);
        steps.receive(deposit, 0);
        steps.thaw(List.of(deposit), history.ago(Duration.ofHours(5)));
        steps.pool(last(history.facts.thaws), List.of(deposit), 75, history.ago(Duration.ofHours(4)));
        var pool = last(history.facts.pools);
        steps.pasteurise(pool, HeatingCurve.GOOD, history.ago(Duration.ofHours(3)), 35);
        var batch = last(history.facts.batches);
        return new Lot(number(batch.id), number(pool.id), donorNumber(donor.reference), batch.id, bottles(batch));
    }

    public Instant now() {
        return history.now();
    }

    /** Two people sign one after the other. @return whether it is released now */
    public boolean release(Lot lot) {
        var first = sign(lot, History.FIRST);
        var second = first.done() ? sign(lot, History.SECOND) : first;
        return second.done()
                && second.given()
                        .getParameter("outcome")
                        .getValue()
                        .primitiveValue()
                        .equals("released");
    }

    /** The rules that refuse its release; none when one person signed. */
    public List<String> refusals(Lot lot) {
        return sign(lot, History.FIRST).refused();
    }

    private Desk.Answer<Parameters> sign(Lot lot, String login) {
        return history.desk(login)
                .call("BiologicallyDerivedProduct/" + lot.id(), "$release", new Parameters(), Parameters.class);
    }

    /** Dispenses a bottle to an infant and asks at the cot. */
    public boolean mayBeFed(Lot lot) {
        var infant = history.facts.infants.get(0);
        var bottle = lot.bottles().get(0);
        var dispensed = history.desk.call(
                "NutritionOrder/" + infant.order, "$dispense", in("unit", Desk.unit(bottle.id())), Parameters.class);
        if (!dispensed.done()) {
            return false;
        }
        var asked = history.desk.call(
                "BiologicallyDerivedProduct",
                "$check-feed",
                in("unit", Desk.text(bottle.label()), "infant", Desk.text(infant.number)),
                Parameters.class);
        return asked.done()
                && asked.given()
                        .getParameter("decision")
                        .getValue()
                        .primitiveValue()
                        .equals("ok");
    }

    /** Measurements of it on record, as {@code fat 3.4}. */
    public List<String> analysed(Lot lot) {
        return client()
                .search()
                .byUrl("Observation?focus=BiologicallyDerivedProduct/" + lot.id() + "&code=" + Systems.LAB_TEST
                        + "|MBMACRO")
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> (Observation) entry.getResource())
                .flatMap(measured -> measured.getComponent().stream())
                .filter(part -> part.hasValueQuantity())
                .map(part -> part.getCode().getCodingFirstRep().getCode() + " "
                        + part.getValueQuantity()
                                .getValue()
                                .stripTrailingZeros()
                                .toPlainString())
                .toList();
    }

    private List<Flask> bottles(Batch batch) {
        return history.facts.bottles.stream()
                .filter(bottle -> bottle.batch == batch)
                .map(bottle -> new Flask(bottle.id, bottle.number))
                .toList();
    }

    private String number(String milk) {
        return client().read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(milk)
                .execute()
                .getIdentifierFirstRep()
                .getValue();
    }

    private String donorNumber(String donor) {
        return client().read().resource(Patient.class).withUrl(donor).execute().getIdentifier().stream()
                .filter(identifier -> Systems.DONOR_ID.equals(identifier.getSystem()))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private IGenericClient client() {
        return history.place.client("demo");
    }

    private static <T> T last(List<T> all) {
        return all.get(all.size() - 1);
    }
}
