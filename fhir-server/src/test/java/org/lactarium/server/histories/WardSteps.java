package org.lactarium.server.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.histories.Desk.in;
import static org.lactarium.server.histories.History.pick;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.histories.Desk.Answer;
import org.lactarium.server.histories.Facts.Bottle;
import org.lactarium.server.histories.Facts.Donor;
import org.lactarium.server.histories.Facts.Infant;
import org.lactarium.server.histories.History.Expected;

/** What leaves the bank, and what happens at the cot. */
final class WardSteps {

    private final History history;
    private final Facts facts;

    WardSteps(History history) {
        this.history = history;
        this.facts = history.facts;
    }

    void dispense(int which, int to) {
        if (!facts.bottles.isEmpty()) {
            dispense(pick(facts.bottles, which), pick(facts.infants, to));
        }
    }

    /** A released bottle goes to an infant, and half of it is fed. */
    void dispenseAndFeed(int which, int to) {
        var released = facts.bottles.stream()
                .filter(bottle -> bottle.batch.released && bottle.infant == null)
                .toList();
        if (!released.isEmpty()) {
            var bottle = pick(released, which);
            var infant = pick(facts.infants, to);
            dispense(bottle, infant);
            check(bottle, infant);
            feed(bottle, infant, Math.round(bottle.volume * 5) / 10.0, false);
        }
    }

    private void dispense(Bottle bottle, Infant infant) {
        var answer = history.desk.call(
                "NutritionOrder/" + infant.order, "$dispense", in("unit", Desk.unit(bottle.id)), Parameters.class);
        var allowed = fit(bottle)
                && bottle.infant == null
                && entitled(infant)
                && withinDonors(bottle, infant)
                && infant.says.sane();
        history.judge(
                "dispense " + bottle.number + " to " + infant.number, Expected.of(allowed, doubtful(bottle)), answer);
        if (answer.done()) {
            bottle.infant = infant;
            infant.had.addAll(donors(bottle));
        }
    }

    /** Mostly the infant it was dispensed to; sometimes another, and sometimes more than there is. */
    void feed(int which, int other, int percent) {
        var given =
                facts.bottles.stream().filter(bottle -> bottle.infant != null).toList();
        var bottles = given.isEmpty() || other % 6 == 0 ? facts.bottles : given;
        if (bottles.isEmpty()) {
            return;
        }
        var bottle = pick(bottles, which);
        var infant = other % 4 == 0 || bottle.infant == null ? pick(facts.infants, other / 4) : bottle.infant;
        var share = percent % 10 == 0 ? 1.2 : percent % 3 == 0 ? 1.0 : 0.4;
        var volume = Math.max(1, Math.round(bottle.left() * share * 10) / 10.0);
        var late = percent % 11 == 0;
        check(bottle, infant);
        feed(bottle, infant, volume, late);
    }

    private void feed(Bottle bottle, Infant infant, double volume, boolean inFuture) {
        var feed = new Observation();
        feed.getMeta().addProfile(Profiles.FEED_GIVEN);
        feed.setStatus(Observation.ObservationStatus.FINAL);
        feed.setCode(Desk.concept(Systems.SNOMED, "819973005"));
        feed.setSubject(new Reference(infant.reference));
        feed.addBasedOn(new Reference("NutritionOrder/" + infant.order));
        feed.addFocus(Desk.unit(bottle.id));
        feed.setEffective(Desk.at(inFuture ? history.now().plusSeconds(7200) : history.now()));
        feed.setValue(Desk.millilitres(volume));
        var answer = history.desk.store(feed);
        var allowed = feedable(bottle, infant)
                && volume <= bottle.left() + 0.001
                && !inFuture
                && infant.says.allows(history.now(), volume);
        history.judge(
                "feed " + volume + " mL of " + bottle.number + " to " + infant.number,
                Expected.of(allowed, doubtful(bottle)),
                answer);
        if (answer.done()) {
            bottle.gone += volume;
            infant.says.fed(history.now(), volume);
            bottle.liquid = bottle.liquid == null ? history.now() : bottle.liquid;
        }
    }

    private void check(Bottle bottle, Infant infant) {
        var answer = history.desk.call(
                "BiologicallyDerivedProduct",
                "$check-feed",
                in("unit", Desk.text(bottle.number), "infant", Desk.text(infant.number)),
                Parameters.class);
        assertThat(answer.done()).isTrue();
        var ok = answer.given()
                .getParameter("decision")
                .getValue()
                .primitiveValue()
                .equals("ok");
        var expected = Expected.of(
                feedable(bottle, infant) && bottle.left() > 0.001 && infant.says.hasRoom(history.now()),
                doubtful(bottle));
        history.judge(
                "check " + bottle.number + " for " + infant.number,
                expected,
                new Answer<>(answer, ok ? List.of() : List.of("stop")));
    }

    private boolean feedable(Bottle bottle, Infant infant) {
        return fit(bottle) && bottle.keeps(history.now()) && bottle.infant == infant && entitled(infant);
    }

    private boolean fit(Bottle bottle) {
        var stopped = bottle.held || bottle.over || bottle.batch.held || bottle.batch.over;
        return bottle.batch.released && !stopped && bottle.batch.safe(history.now());
    }

    private static boolean withinDonors(Bottle bottle, Infant infant) {
        var all = new HashSet<>(infant.had);
        all.addAll(donors(bottle));
        return all.size() <= infant.donors;
    }

    private static Set<Donor> donors(Bottle bottle) {
        return bottle.batch.pool.deposits.stream().map(deposit -> deposit.donor).collect(Collectors.toSet());
    }

    /** Scans and orders that make no sense. */
    void nonsense(int which, int what) {
        var infant = pick(facts.infants, which);
        switch (Math.floorMod(what, 5)) {
            case 0 -> mustStop("U-nobody", infant.number);
            case 1 -> facts.deposits.stream().findFirst().ifPresent(one -> mustStop(one.number, infant.number));
            case 2 -> facts.bottles.stream().findFirst().ifPresent(one -> mustStop(one.number, "H-nobody"));
            case 3 ->
                facts.deposits.stream()
                        .filter(one -> one.inStock && !one.used && !one.thawing && !one.doubted)
                        .findFirst()
                        .ifPresent(this::letGo);
            default ->
                history.judge(
                        "dispense more than any bank has",
                        Expected.REFUSED,
                        history.desk.call(
                                "NutritionOrder/" + infant.order,
                                "$dispense",
                                in("volume", Desk.millilitres(1_000_000)),
                                Parameters.class));
        }
    }

    private void letGo(Facts.Deposit standing) {
        history.judge(
                "let go what nobody holds",
                Expected.REFUSED,
                history.desk(History.FIRST)
                        .call(
                                "BiologicallyDerivedProduct/" + standing.id,
                                "$release",
                                new Parameters(),
                                Parameters.class));
    }

    private void mustStop(String unit, String infant) {
        var answer = history.desk.call(
                "BiologicallyDerivedProduct",
                "$check-feed",
                in("unit", Desk.text(unit), "infant", Desk.text(infant)),
                Parameters.class);
        assertThat(answer.done()).isTrue();
        var ok = answer.given()
                .getParameter("decision")
                .getValue()
                .primitiveValue()
                .equals("ok");
        history.judge("check nonsense", Expected.REFUSED, new Answer<>(answer, ok ? List.of() : List.of("stop")));
    }

    private static boolean entitled(Infant infant) {
        return infant.consented && infant.ordered;
    }

    private static boolean doubtful(Bottle bottle) {
        return bottle.doubted || bottle.batch.doubtful();
    }
}
