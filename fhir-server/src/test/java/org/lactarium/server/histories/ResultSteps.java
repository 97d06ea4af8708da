package org.lactarium.server.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.histories.Desk.concept;
import static org.lactarium.server.histories.Desk.in;
import static org.lactarium.server.histories.History.pick;

import java.util.HashSet;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.routes.inbox.Settlement;
import org.lactarium.server.histories.Facts.Batch;
import org.lactarium.server.histories.Facts.Culture;
import org.lactarium.server.histories.Facts.Growth;
import org.lactarium.server.histories.Facts.Named;
import org.lactarium.server.histories.Facts.Pool;
import org.lactarium.server.histories.History.Expected;

/** What the laboratory says and what the officers sign. */
final class ResultSteps {

    private final History history;
    private final Facts facts;

    ResultSteps(History history) {
        this.history = history;
        this.facts = history.facts;
    }

    void cleanCultures(int which) {
        if (!facts.batches.isEmpty()) {
            var batch = pick(facts.batches, which);
            report(batch.pool, batch, new Culture(false));
            report(batch.pool, batch, new Culture(true));
        }
    }

    /** What every bank hopes for. */
    void cleanAndSigned(int which) {
        cleanCultures(which);
        sign(which, false);
        sign(which, true);
    }

    /** A new result about a batch, or about a pool that is not heated yet. */
    void culture(int which, boolean post, Growth growth, boolean last) {
        var culture = new Culture(post);
        culture.growth = growth;
        culture.last = last;
        if (!facts.batches.isEmpty()) {
            var batch = pick(facts.batches, which);
            report(batch.pool, batch, culture);
        } else if (!facts.pools.isEmpty() && !post) {
            report(pick(facts.pools, which), null, culture);
        }
    }

    /** The laboratory changes its word, or says the same again. */
    void correct(int which, int one, Growth growth) {
        if (facts.batches.isEmpty()) {
            return;
        }
        var batch = pick(facts.batches, which);
        var known = one % 2 == 0 ? batch.cultures : batch.pool.cultures;
        if (!known.isEmpty()) {
            var culture = pick(known, one);
            culture.growth = one % 3 == 0 ? culture.growth : growth;
            culture.last = true;
            report(batch.pool, batch, culture);
        }
    }

    /** Half of them by a laboratory, in HL7, and half by a client. */
    void report(Pool pool, Batch batch, Culture culture) {
        var known = culture.post ? batch.cultures : pool.cultures;
        if (!known.contains(culture)) {
            culture.accession = history.readsLetters() && history.count() % 2 == 0 ? history.number("F") : "";
            history.number("R");
        }
        if (culture.accession.isEmpty()) {
            write(pool, batch, culture);
        } else {
            send(culture.post ? batch : pool, culture, known.contains(culture));
        }
        if (!known.contains(culture)) {
            known.add(culture);
        }
        history.tell("culture " + (culture.post ? "post " : "pre ") + culture.growth + " last " + culture.last
                + (culture.accession.isEmpty() ? "" : " in HL7"));
        if (!culture.clean() && batch != null) {
            batch.signers.clear();
        }
        if (!culture.clean() && (culture.growth != Growth.NONE || batch == null || batch.released)) {
            doubt(pool, batch, culture);
        }
    }

    private void send(Named subject, Culture culture, boolean again) {
        var letter = new Letter(
                history.number("M"),
                Letter.naming(subject, List.of(subject.number)),
                culture.accession,
                culture.post ? Letter.AFTER_HEATING : Letter.BEFORE_HEATING,
                culture.last ? again ? "C" : "F" : "P",
                result(culture),
                history.now());
        assertThat(history.send(letter.text()).settlement()).as(letter.text()).isInstanceOf(Settlement.Delivered.class);
    }

    private static String result(Culture culture) {
        return switch (culture.growth) {
            case NONE -> Letter.NO_GROWTH;
            case BELOW -> "SN|<^1";
            case SOME -> "NM|50000";
            case TOO_MUCH -> "SN|^200000";
            case UNDECIDED -> culture.post ? "SN|<^50" : "SN|>^100";
        };
    }

    private void write(Pool pool, Batch batch, Culture culture) {
        var result = new Observation();
        result.getMeta().addProfile(Profiles.COLONY_COUNT);
        result.setStatus(
                !culture.last
                        ? ObservationStatus.PRELIMINARY
                        : culture.id.isEmpty() ? ObservationStatus.FINAL : ObservationStatus.CORRECTED);
        result.setCode(concept(Systems.LOINC, "20695-3"));
        result.addFocus(Desk.unit(culture.post ? batch.id : pool.id));
        result.addComponent()
                .setCode(concept(Systems.MILK_OBSERVATION, "culture-stage"))
                .setValue(concept(Systems.CULTURE_STAGE, culture.post ? "post" : "pre"));
        value(result, culture);
        if (!culture.id.isEmpty()) {
            result.setId(culture.id);
        }
        var answer = history.desk.store(result);
        assertThat(answer.refused()).isEmpty();
        culture.id = answer.given().getIdElement().getIdPart();
    }

    private void doubt(Pool pool, Batch batch, Culture culture) {
        if (!culture.post) {
            pool.doubted = true;
        }
        if (batch != null) {
            batch.doubted = true;
            batch.signers.clear();
        }
    }

    private static void value(Observation result, Culture culture) {
        switch (culture.growth) {
            case NONE -> result.setValue(concept(Systems.SNOMED, "264868006"));
            case BELOW -> result.setValue(cfu(1).setComparator(QuantityComparator.LESS_THAN));
            case SOME -> result.setValue(cfu(50_000));
            case TOO_MUCH -> result.setValue(cfu(200_000));
            case UNDECIDED ->
                result.setValue(
                        culture.post
                                ? cfu(50).setComparator(QuantityComparator.LESS_THAN)
                                : cfu(100).setComparator(QuantityComparator.GREATER_THAN));
        }
    }

    private static Quantity cfu(double count) {
        return new Quantity()
                .setValue(count)
                .setUnit("CFU/mL")
                .setSystem(Systems.UCUM)
                .setCode("[CFU]/mL");
    }

    void sign(int which, boolean second) {
        if (!facts.batches.isEmpty()) {
            sign(pick(facts.batches, which), second ? History.SECOND : History.FIRST);
        }
    }

    void sign(Batch batch, String login) {
        var answer = history.desk(login)
                .call("BiologicallyDerivedProduct/" + batch.id, "$release", new Parameters(), Parameters.class);
        var again = batch.released && !batch.doubtful();
        var allowed = batch.safe(history.now())
                && !batch.waiting()
                && !again
                && !batch.over
                && !batch.signers.contains(login);
        history.judge("sign by " + login, Expected.of(allowed, batch.doubtful()), answer);
        if (answer.done()) {
            var outcome = answer.given().getParameter("outcome").getValue().primitiveValue();
            var before = new HashSet<>(batch.signers);
            batch.signers.add(login);
            if (!batch.doubtful()) {
                assertThat(outcome).isEqualTo(before.isEmpty() ? "awaiting-second-signature" : "released");
            }
            if (outcome.equals("released")) {
                assertThat(before).as("signatures before the last").isNotEmpty().doesNotContain(login);
                batch.released = true;
                batch.held = false;
                batch.signers.clear();
            } else {
                batch.signers.retainAll(List.of(login));
            }
        }
    }

    /** A client writes by itself where milk stands. */
    void forge(int which) {
        if (facts.bottles.isEmpty()) {
            return;
        }
        var bottle = pick(facts.bottles, which);
        var unit = history.place
                .record()
                .read(BiologicallyDerivedProduct.class, bottle.id)
                .orElseThrow();
        var standing = unit.getExtensionByUrl(Extensions.UNIT_STATUS);
        var now = ((org.hl7.fhir.r4.model.CodeableConcept) standing.getValue())
                .getCodingFirstRep()
                .getCode();
        standing.setValue(concept(Systems.UNIT_STATUS, now.equals("released") ? "pending-results" : "released"));
        history.judge("a client writes a status", Expected.REFUSED, history.desk.store(unit));
    }

    /** A person holds, throws away or calls back. */
    void stop(int which, int what) {
        if (facts.bottles.isEmpty()) {
            return;
        }
        var bottle = pick(facts.bottles, which);
        var whole = what % 2 == 0;
        var unit = "BiologicallyDerivedProduct/" + (whole ? bottle.batch.id : bottle.id);
        var answer =
                switch (Math.floorMod(what, 3)) {
                    case 0 ->
                        history.desk.call(
                                unit,
                                "$quarantine",
                                in("reason", Desk.code("other")),
                                BiologicallyDerivedProduct.class);
                    case 1 ->
                        history.desk.call(
                                unit,
                                "$discard",
                                in("reason", Desk.code("breakage")),
                                BiologicallyDerivedProduct.class);
                    default ->
                        history.desk.call(
                                "BiologicallyDerivedProduct",
                                "$recall",
                                in("reason", Desk.text("contamination"), "unit", Desk.unit(bottle.batch.id)),
                                Parameters.class);
                };
        var held = what % 3 == 0;
        if (held && (whole ? bottle.batch.over : bottle.over || bottle.batch.over)) {
            history.judge("hold what is gone", Expected.REFUSED, answer);
        }
        history.tell("a person " + (held ? "holds " : what % 3 == 1 ? "discards " : "recalls ") + unit + ": "
                + answer.refused());
        if (whole || what % 3 == 2) {
            bottle.batch.doubted = true;
            bottle.batch.held |= answer.done() && held;
            bottle.batch.over |= answer.done() && !held;
            bottle.batch.signers.clear();
        } else {
            bottle.held |= answer.done() && held;
            bottle.over |= answer.done() && !held;
        }
        bottle.doubted = true;
    }
}
