package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.ReleaseChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.release.Culture;
import org.lactarium.server.release.ReleaseRules;
import org.lactarium.server.release.Signing;
import org.springframework.stereotype.Component;

/**
 * {@code [batch]/$release}: the caller signs; the second signature, of another person, lets the batch go.
 *
 * <p>At each signature everything is looked at afresh, under the batch's lock, so that a result arriving at the same
 * moment is either seen here or holds the batch right after. Signing again is refused: the same person by
 * {@code same-signer}, a third one by {@code batch-not-pending}.
 */
@Component
class Release implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final ReleaseChart chart;
    private final ReleaseTask papers;
    private final Moves moves;
    private final BottleChart wards;
    private final Refusals refusals;

    Release(
            Bench bench,
            MilkRecord record,
            Units units,
            ReleaseChart chart,
            ReleaseTask papers,
            Moves moves,
            BottleChart wards,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.chart = chart;
        this.papers = papers;
        this.moves = moves;
        this.wards = wards;
        this.refusals = refusals;
    }

    @Operation(name = "$release", typeName = "BiologicallyDerivedProduct")
    public Parameters release(
            @IdParam IdType id,
            @OperationParam(name = "comment") @Nullable StringType comment,
            RequestDetails request) {
        var signer = bench.person();
        var locks = new HashSet<>(Set.of("batch/" + id.getIdPart()));
        bench.unit(id.getIdPart(), UnitType.BATCH).parents().forEach(pool -> locks.add("pool/" + pool));
        return record.atomically(locks, () -> {
            var batch = bench.unit(id.getIdPart(), UnitType.BATCH);
            var open = papers.open(batch);
            var first = open.map(papers::firstSigner).orElse(null);
            var looked = chart.of(batch);
            refusals.unless(
                    ReleaseRules.judge(looked, bench.now(), bench.profile()).and(Signing.judge(first, signer)),
                    request);
            var words = comment == null ? null : comment.getValue();
            var evidence = looked.cultures().stream().map(Culture::result).toList();
            return answer(sign(batch, open, Objects.requireNonNull(signer), words, evidence), batch);
        });
    }

    private Task sign(
            MilkUnit batch, Optional<Task> open, String signer, @Nullable String comment, List<String> evidence) {
        var now = bench.now();
        if (open.isEmpty()) {
            var task = papers.start(batch, now);
            papers.sign(batch, task, signer, comment, evidence, now);
            return task;
        }
        papers.sign(batch, open.get(), signer, comment, evidence, now);
        var task = papers.complete(open.get(), now);
        letGo(batch);
        return task;
    }

    /** Bottles go with their batch, but not those that a person has held or thrown away by themselves. */
    private void letGo(MilkUnit batch) {
        var before = batch.status();
        var bottles = units.descendants(List.of(batch)).stream()
                .filter(bottle -> bottle.status() == before || bottle.status() == UnitStatus.PENDING_RESULTS)
                .filter(bottle -> !heldByItself(bottle))
                .toList();
        moves.take(Step.RELEASE, List.of(batch));
        for (var bottle : bottles) {
            // what a ward has stays the ward's, and cannot be dispensed a second time
            moves.take(wards.has(bottle) ? Step.READMIT : Step.RELEASE, List.of(bottle));
        }
    }

    private boolean heldByItself(MilkUnit bottle) {
        return bottle.status() == UnitStatus.QUARANTINE
                && !record.find(Task.class, "subject=" + bottle.reference() + "&code=quarantine")
                        .isEmpty();
    }

    private static Parameters answer(Task task, MilkUnit batch) {
        var outcome = task.getBusinessStatus().getCodingFirstRep().getCode();
        var answer = new Parameters();
        answer.addParameter().setName("outcome").setValue(new CodeType(outcome));
        answer.addParameter().setName("task").setResource(task);
        answer.addParameter().setName("batch").setResource(batch.product());
        return answer;
    }
}
