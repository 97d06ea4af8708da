package org.lactarium.server.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.histories.Facts.Batch;
import org.lactarium.server.histories.Facts.Bottle;

/** What must be true whatever has happened. */
final class Checks {

    private static final Set<String> LET_GO = Set.of("released", "allocated", "dispensed");

    private final History history;

    Checks(History history) {
        this.history = history;
    }

    /** After every step. */
    void always() {
        for (var bottle : history.facts.bottles) {
            nothingUnsafeIsLetGo(bottle);
            assertThat(bottle.left()).as("mL left in " + bottle.number).isGreaterThanOrEqualTo(-0.01);
        }
        for (var pool : history.facts.pools) {
            var bottled = history.facts.bottles.stream()
                    .filter(bottle -> bottle.batch.pool == pool)
                    .mapToDouble(bottle -> bottle.volume)
                    .sum();
            var brought = pool.deposits.stream()
                    .mapToDouble(deposit -> deposit.volume)
                    .sum();
            assertThat(bottled).as("mL bottled from a pool").isLessThanOrEqualTo(pool.volume + 0.01);
            assertThat(pool.volume).as("mL in a pool").isLessThanOrEqualTo(brought + 0.01);
        }
        var pooled = history.facts.pools.stream()
                .flatMap(pool -> pool.deposits.stream())
                .toList();
        assertThat(pooled).as("containers in pools").doesNotHaveDuplicates();
    }

    private void nothingUnsafeIsLetGo(Bottle bottle) {
        if (LET_GO.contains(status(bottle.id))) {
            // the date is looked at when milk moves, and swept in between; everything else holds at any instant
            assertThat(bottle.batch.safe(bottle.batch.heated))
                    .as(bottle.number + " is " + status(bottle.id))
                    .isTrue();
            assertThat(bottle.batch.stopped())
                    .as(bottle.number + " is " + status(bottle.id) + " while a message about it waits")
                    .isFalse();
        }
    }

    /** When the history is over: nothing stays blocked that every rule would pass, and every drop fed is traced. */
    void atTheEnd() {
        try {
            allIsTracedAndNothingStaysBlocked();
        } catch (AssertionError wrong) {
            throw new AssertionError(history.told + "\n" + wrong.getMessage(), wrong);
        }
    }

    private void allIsTracedAndNothingStaysBlocked() {
        new WaitingSteps(history).closeAll();
        history.facts.batches.forEach(this::canBeReleased);
        history.facts.bottles.stream()
                .filter(bottle -> bottle.infant != null && bottle.gone > 0)
                .limit(2)
                .forEach(this::isTraced);
        if (history.place.record() instanceof PaperRecord paper) {
            paper.everything().stream()
                    .filter(versions -> versions.get(0) instanceof BiologicallyDerivedProduct)
                    .forEach(Checks::movedAsWritten);
        }
    }

    private void canBeReleased(Batch batch) {
        if (batch.safe(history.now())
                && List.of("pending-results", "quarantine").contains(status(batch.id))) {
            var signing = new ResultSteps(history);
            batch.doubted = true;
            sign(signing, batch, History.FIRST);
            sign(signing, batch, History.SECOND);
            assertThat(status(batch.id)).as("a batch that every rule passes").isEqualTo("released");
            history.facts.bottles.stream()
                    .filter(bottle -> bottle.batch == batch && !bottle.doubted)
                    .forEach(bottle -> assertThat(status(bottle.id)).isIn("released", "dispensed", "used"));
        }
    }

    private void sign(ResultSteps signing, Batch batch, String login) {
        if (!batch.signers.contains(login)) {
            signing.sign(batch, login);
        }
    }

    private void isTraced(Bottle bottle) {
        var officer = history.desk("demo-traceability-officer");
        var infant = java.util.Objects.requireNonNull(bottle.infant);
        var back = officer.call(
                "BiologicallyDerivedProduct/" + bottle.id,
                "$trace",
                Desk.in("direction", Desk.code("sources")),
                Bundle.class);
        for (var deposit : bottle.batch.pool.deposits) {
            assertThat(references(back.given()))
                    .contains(deposit.donor.reference, "BiologicallyDerivedProduct/" + deposit.id);
            var onward = officer.call(
                    deposit.donor.reference, "$trace", Desk.in("direction", Desk.code("recipients")), Bundle.class);
            assertThat(references(onward.given())).contains(infant.reference);
        }
    }

    private static List<String> references(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().fhirType() + "/"
                        + entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    /** No version of a unit stands where the written state machine does not lead from the one before. */
    private static void movedAsWritten(List<Resource> versions) {
        for (int next = 1; next < versions.size(); next++) {
            var from = status((BiologicallyDerivedProduct) versions.get(next - 1));
            var to = status((BiologicallyDerivedProduct) versions.get(next));
            var allowed = from == to
                    || Arrays.stream(Step.values()).anyMatch(step -> UnitMoves.after(from, step)
                            .filter(there -> there == to)
                            .isPresent());
            assertThat(allowed).as("from " + from + " to " + to).isTrue();
        }
    }

    private String status(String id) {
        return history.place
                .record()
                .read(BiologicallyDerivedProduct.class, id)
                .map(unit -> status(unit).code())
                .orElseThrow();
    }

    private static UnitStatus status(BiologicallyDerivedProduct unit) {
        var value =
                (CodeableConcept) unit.getExtensionByUrl(Extensions.UNIT_STATUS).getValue();
        return UnitStatus.of(value.getCodingFirstRep().getCode()).orElseThrow();
    }
}
