package org.lactarium.server.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.histories.Desk.in;
import static org.lactarium.server.histories.History.pick;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.Task;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.server.histories.Facts.Batch;
import org.lactarium.server.histories.Facts.Bottle;
import org.lactarium.server.histories.Facts.Deposit;
import org.lactarium.server.histories.Facts.Pool;
import org.lactarium.server.histories.Facts.Thaw;
import org.lactarium.server.histories.History.Expected;

/** What a technician does: receives, thaws, pools and pasteurises. */
final class MilkSteps {

    private final History history;
    private final Facts facts;

    MilkSteps(History history) {
        this.history = history;
        this.facts = history.facts;
    }

    /** @param what 0 to 9: mostly sound containers; else a broken seal, thawed, ice, too old, from the future */
    void receive(int which, int days, int what) {
        var flaw = Math.floorMod(what, 16);
        var donor = pick(facts.donors, which);
        var age = Duration.ofDays(flaw == 12 ? 100 + Math.floorMod(days, 20) : Math.floorMod(days, 70));
        var expressed = flaw == 13 ? history.now().plusSeconds(3600) : history.ago(age);
        receive(new Deposit(donor, expressed, 60 + Math.floorMod(days, 7) * 10, history.number("U")), flaw);
    }

    void receive(Deposit deposit, int flaw) {
        var condition = flaw == 10 ? "ice-crystals" : flaw == 11 ? "thawed" : "frozen";
        // a time that cannot be is corrected first; until then the milk is held and nothing else is asked
        var beyondHelp = !deposit.young(history.now()) || flaw != 13 && deposit.donor.spoils(deposit.expressed);
        var rejected = flaw == 11 || flaw == 14 || beyondHelp;
        var held = flaw == 10 || flaw == 13 || flaw == 15 || !deposit.fit() || deposit.waiting();
        var answer = history.desk.call(
                "BiologicallyDerivedProduct",
                "$receive",
                arrival(deposit, condition, flaw != 14, flaw != 15),
                Parameters.class);
        assertThat(answer.refused()).isEmpty();
        var parts = answer.given().getParameterFirstRep().getPart();
        var verdict = parts.stream()
                .filter(part -> part.getName().equals("verdict"))
                .findFirst()
                .orElseThrow();
        deposit.id = parts.get(0).getResource().getIdElement().getIdPart();
        var expected = rejected ? "rejected" : held ? "quarantined" : "accepted";
        history.tell("receive " + deposit.number + " flaw " + flaw + ": "
                + verdict.getValue().primitiveValue());
        assertThat(verdict.getValue().primitiveValue())
                .as("intake of " + deposit.number + ", flaw " + flaw)
                .isEqualTo(expected);
        deposit.inStock = expected.equals("accepted");
        facts.deposits.add(deposit);
    }

    /** Sound milk of one donor, mostly heated well; whether it gets that far depends on what is known of her. */
    void soundBatch(int which, int days) {
        var donor = pick(facts.donors, which);
        var deposits = new ArrayList<Deposit>();
        for (int bag = 0; bag <= which % 2; bag++) {
            var deposit =
                    new Deposit(donor, history.ago(Duration.ofDays(Math.floorMod(days, 60))), 80, history.number("U"));
            receive(deposit, 0);
            deposits.add(deposit);
        }
        var thaws = facts.thaws.size();
        thaw(deposits, history.ago(Duration.ofHours(2)));
        if (facts.thaws.size() == thaws) {
            return;
        }
        var pools = facts.pools.size();
        pool(facts.thaws.get(thaws), deposits, 75.0 * deposits.size(), history.now());
        if (facts.pools.size() > pools) {
            var curve = which % 4 == 0 ? pick(List.of(HeatingCurve.values()), days) : HeatingCurve.GOOD;
            var begun = history.now().minusSeconds(60L * curve.minutes());
            pasteurise(facts.pools.get(pools), curve, begun, 35.0 * deposits.size());
        }
    }

    /** The number of a container that is known already, on another container. */
    void receiveTwice(int which) {
        if (facts.deposits.isEmpty()) {
            return;
        }
        if (which % 3 == 0) {
            var nobody = new Deposit(new Facts.Donor("Patient/nobody"), history.now(), 70, history.number("U"));
            history.judge("receive milk of nobody", Expected.REFUSED, bring(nobody));
            return;
        }
        var known = pick(facts.deposits, which);
        var other = new Deposit(known.donor, known.expressed.minusSeconds(7200), known.volume, known.number);
        history.judge("receive another container as " + known.number, Expected.REFUSED, bring(other));
    }

    private Desk.Answer<Parameters> bring(Deposit deposit) {
        return history.desk.call(
                "BiologicallyDerivedProduct", "$receive", arrival(deposit, "frozen", true, true), Parameters.class);
    }

    private Parameters arrival(Deposit deposit, String condition, boolean sealed, boolean withVolume) {
        var bag = new BiologicallyDerivedProduct();
        bag.addIdentifier(Desk.number(Systems.UNIT_ID, deposit.number));
        if (withVolume) {
            bag.addExtension(new Extension(Extensions.VOLUME, Desk.millilitres(deposit.volume)));
        }
        bag.getCollection().setSource(new Reference(deposit.donor.reference)).setCollected(Desk.at(deposit.expressed));
        var in = new Parameters();
        var one = in.addParameter().setName("deposit");
        Desk.put(one.addPart(), "unit", bag);
        Desk.put(one.addPart(), "condition", Desk.code(condition));
        Desk.put(one.addPart(), "sealIntact", Desk.yes(sealed));
        return in;
    }

    /** @param hours ago that it began; 24 means in the future */
    void thaw(int which, int other, int hours) {
        if (facts.deposits.isEmpty()) {
            return;
        }
        var deposits = new ArrayList<>(List.of(pick(facts.deposits, which)));
        if (other % 2 == 0 && pick(facts.deposits, other) != deposits.get(0)) {
            deposits.add(pick(facts.deposits, other));
        }
        thaw(
                deposits,
                hours == 24 ? history.now().plusSeconds(600) : history.ago(Duration.ofHours(Math.floorMod(hours, 3))));
    }

    void thaw(List<Deposit> deposits, Instant started) {
        var ask = in("started", Desk.at(started));
        deposits.forEach(deposit -> Desk.put(ask.addParameter(), "unit", Desk.unit(deposit.id)));
        var answer = history.desk.call("BiologicallyDerivedProduct", "$thaw", ask, Task.class);
        var allowed = !started.isAfter(history.now())
                && deposits.stream()
                        .allMatch(one -> one.inStock && !one.used && !one.thawing && one.young(started) && one.fit());
        var again = facts.thaws.stream()
                .anyMatch(one -> one.started().equals(started)
                        && Set.copyOf(one.deposits()).equals(Set.copyOf(deposits)));
        history.judge(
                "thaw " + deposits.size() + " since " + started,
                again ? Expected.EITHER : Expected.of(allowed, deposits.stream().anyMatch(one -> one.doubted)),
                answer);
        if (answer.done() && !again) {
            deposits.forEach(deposit -> deposit.thawing = true);
            facts.thaws.add(new Thaw(answer.given().getIdElement().getIdPart(), started, List.copyOf(deposits)));
        }
    }

    /** @param percent of the milk that came in which the pool is said to hold */
    void pool(int which, int percent, int stranger) {
        if (facts.thaws.isEmpty()) {
            return;
        }
        var thaw = pick(facts.thaws, which);
        var deposits = new ArrayList<>(stranger % 5 == 0 ? thaw.deposits().subList(0, 1) : thaw.deposits());
        if (stranger % 7 == 0 && !deposits.contains(pick(facts.deposits, stranger))) {
            deposits.add(pick(facts.deposits, stranger));
        }
        var brought = deposits.stream().mapToDouble(deposit -> deposit.volume).sum();
        var share = percent % 9 == 0 ? 1.08 : 0.9;
        var completed = percent % 13 == 0 ? thaw.started().minusSeconds(60) : history.now();
        pool(thaw, deposits, brought * share, completed);
    }

    void pool(Thaw thaw, List<Deposit> deposits, double volume, Instant completed) {
        var ask = in(
                "thaw", new Reference("Task/" + thaw.id()),
                "identifier", Desk.number(Systems.POOL_ID, history.number("P")),
                "volume", Desk.millilitres(volume),
                "thawCompleted", Desk.at(completed));
        deposits.forEach(deposit -> Desk.put(ask.addParameter(), "unit", Desk.unit(deposit.id)));
        var answer = history.desk.call("BiologicallyDerivedProduct", "$pool", ask, BiologicallyDerivedProduct.class);
        var allowed = deposits.stream()
                        .allMatch(one -> one.inStock
                                && !one.used
                                && one.fit()
                                && !one.waiting()
                                && thaw.deposits().contains(one))
                && deposits.stream().map(one -> one.donor).distinct().count() == 1
                && volume <= deposits.stream().mapToDouble(one -> one.volume).sum()
                && thaw.running(history.now())
                && !completed.isBefore(thaw.started());
        history.judge(
                "pool " + deposits.size(),
                Expected.of(allowed, deposits.stream().anyMatch(one -> one.doubted)),
                answer);
        if (answer.done()) {
            deposits.forEach(deposit -> deposit.used = true);
            var pool = new Pool(answer.given().getIdElement().getIdPart(), thaw, List.copyOf(deposits), volume);
            pool.number = answer.given().getIdentifierFirstRep().getValue();
            facts.pools.add(pool);
        }
    }

    /** @param start where heating is said to have begun: mostly just now, else before the thaw, late, or in the future */
    void pasteurise(int which, HeatingCurve curve, int fill, int start) {
        if (facts.pools.isEmpty()) {
            return;
        }
        var pool = pick(facts.pools, which);
        var ended = history.now().minusSeconds(60);
        var begun = ended.minusSeconds(60L * curve.minutes());
        begun = switch (Math.floorMod(start, 12)) {
            case 9 -> pool.thaw.started().minusSeconds(7200);
            case 10 -> history.now();
            default -> begun;
        };
        var share = fill % 8 == 0 ? 0.6 : 0.45;
        pasteurise(pool, curve, Pasteuriser.of(fill + start), begun, pool.volume * share);
    }

    void pasteurise(Pool pool, HeatingCurve curve, Instant begun, double each) {
        pasteurise(pool, curve, Pasteuriser.CHECKED, begun, each);
    }

    private void pasteurise(Pool pool, HeatingCurve curve, Pasteuriser by, Instant begun, double each) {
        var labels = List.of(history.number("U"), history.number("U"));
        var device = by.install(history.desk, history.now());
        var ask = in(
                "identifier", Desk.number(Systems.BATCH_ID, history.number("B")),
                "device", new Reference(device),
                "curve", logged(curve, begun).setDevice(new Reference(by.logger(history.desk, device))));
        labels.forEach(label -> {
            var bottle = ask.addParameter().setName("bottle");
            Desk.put(bottle.addPart(), "identifier", Desk.number(Systems.UNIT_ID, label));
            Desk.put(bottle.addPart(), "volume", Desk.millilitres(each));
        });
        var answer = history.desk.call("BiologicallyDerivedProduct/" + pool.id, "$pasteurise", ask, Parameters.class);
        var end = begun.plusSeconds(60L * curve.minutes());
        var allowed = !pool.used
                && pool.fit()
                && pool.cultures.stream().noneMatch(Facts.Culture::failed)
                && pool.thaw.running(begun)
                && !begun.isBefore(pool.thaw.started())
                && !end.isAfter(history.now())
                && each * 2 <= pool.volume;
        history.judge(
                "pasteurise " + curve + " " + by,
                Expected.of(
                        allowed,
                        !pool.thaw.running(history.now())
                                || pool.doubted
                                || pool.deposits.stream().anyMatch(one -> one.doubted)),
                answer);
        if (answer.done()) {
            heated(new Batch(batchOf(answer.given()), pool, begun, curve, by), answer.given(), labels, each);
        }
    }

    private static String batchOf(Parameters answer) {
        return answer.getParameter("batch").getResource().getIdElement().getIdPart();
    }

    private void heated(Batch batch, Parameters answer, List<String> labels, double each) {
        batch.pool.used = true;
        var verdict =
                answer.getParameter("verdict").getPartFirstRep().getValue().primitiveValue();
        assertThat(verdict).as("a curve " + batch.curve + " " + batch.by).isEqualTo(batch.by.outcome(batch.curve));
        var whole = (BiologicallyDerivedProduct) answer.getParameter("batch").getResource();
        batch.number = whole.getIdentifierFirstRep().getValue();
        facts.batches.add(batch);
        answer.getParameter().stream()
                .filter(one -> one.getName().equals("bottle"))
                .forEach(one -> {
                    var made = (BiologicallyDerivedProduct) one.getResource();
                    var label = made.getIdentifierFirstRep().getValue();
                    assertThat(labels).contains(label);
                    facts.bottles.add(new Bottle(made.getIdElement().getIdPart(), label, batch, each));
                });
    }

    private static Observation logged(HeatingCurve curve, Instant start) {
        var logged = new Observation();
        logged.setStatus(Observation.ObservationStatus.FINAL);
        logged.setCode(Desk.concept(Systems.MILK_OBSERVATION, "temperature-curve"));
        logged.setEffective(
                new Period().setStart(Date.from(start)).setEnd(Date.from(start.plusSeconds(60L * curve.minutes()))));
        var origin = new Quantity().setValue(0).setSystem(Systems.UCUM).setCode("Cel");
        logged.setValue(new SampledData()
                .setOrigin(origin)
                .setPeriod(60_000)
                .setFactor(1)
                .setDimensions(1)
                .setData(curve.readings.strip()));
        return logged;
    }
}
