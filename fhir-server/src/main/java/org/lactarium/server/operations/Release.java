package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.ReleaseChart;
import org.lactarium.server.operations.chart.WaitingResultChart;
import org.lactarium.server.release.ReleaseRules;
import org.lactarium.server.release.Signing;
import org.lactarium.server.rule.WaitingResult;
import org.springframework.stereotype.Component;

/**
 * {@code [id]/$release}: the caller signs; the second signature, of another person, lets a batch go, or lifts the hold of
 * one bottle, pool or deposit.
 *
 * <p>At each signature everything is looked at afresh, under the milk's lock, so that a result arriving at the same
 * moment is either seen here or holds it right after. Signing again is refused: the same person by
 * {@code same-signer}, a third one by {@code batch-not-pending}.
 */
@Component
class Release implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final ReleaseChart chart;
    private final WaitingResultChart waiting;
    private final ReleaseTask papers;
    private final LabelPapers labels;
    private final Holds holds;
    private final Refusals refusals;

    private final MilkLocks locks;

    Release(
            Bench bench,
            MilkRecord record,
            ReleaseChart chart,
            WaitingResultChart waiting,
            ReleaseTask papers,
            LabelPapers labels,
            Holds holds,
            Refusals refusals,
            MilkLocks locks) {
        this.bench = bench;
        this.record = record;
        this.chart = chart;
        this.waiting = waiting;
        this.papers = papers;
        this.labels = labels;
        this.holds = holds;
        this.refusals = refusals;
        this.locks = locks;
    }

    @Operation(name = "$release", typeName = "BiologicallyDerivedProduct")
    public Parameters release(
            @IdParam IdType id,
            @OperationParam(name = "comment") @Nullable StringType comment,
            RequestDetails request) {
        var signer = bench.person();
        return record.atomically(locks.withWhatItRestsOn(bench.unit(id.getIdPart())), () -> {
            var unit = bench.unit(id.getIdPart());
            var open = papers.open(unit);
            bench.only(open.isEmpty() ? InnerActs.SIGN_FIRST : InnerActs.SIGN_SECOND, request);
            var first = open.map(papers::firstSigner).orElse(null);
            var looked = unit.type() == UnitType.BATCH ? batch(unit) : holds.look(unit);
            var verdict = looked.verdict().and(Signing.judge(first, signer));
            refusals.unless(verdict, request);
            var decision = new Decision(
                    Decided.RELEASE,
                    open.isEmpty() ? ReleaseTask.AWAITING : ReleaseTask.RELEASED,
                    List.of(unit.reference()),
                    verdict,
                    looked.sources(),
                    comment == null ? null : comment.getValue());
            return answer(sign(unit, open, Objects.requireNonNull(signer), decision), unit);
        });
    }

    private Holds.Looked batch(MilkUnit batch) {
        var looked = chart.of(batch);
        return new Holds.Looked(
                ReleaseRules.judge(looked, bench.now(), bench.profile())
                        .and(WaitingResult.judge(batch.number(), waiting.of(batch)))
                        .and(labels.judge(batch)),
                looked.sources());
    }

    private Task sign(MilkUnit unit, Optional<Task> open, String signer, Decision decision) {
        var now = bench.now();
        var task = open.orElseGet(() -> papers.start(unit, now));
        papers.sign(unit, task, signer, decision, now);
        if (open.isEmpty()) {
            return task;
        }
        var done = papers.complete(task, now);
        if (unit.type() == UnitType.BATCH) {
            holds.letGoWithItsBottles(unit);
        } else {
            holds.lift(unit);
        }
        return done;
    }

    private Parameters answer(Task task, MilkUnit unit) {
        var outcome = task.getBusinessStatus().getCodingFirstRep().getCode();
        var answer = new Parameters();
        answer.addParameter().setName("outcome").setValue(new CodeType(outcome));
        answer.addParameter().setName("task").setResource(task);
        var name = unit.type() == UnitType.BATCH ? "batch" : "unit";
        answer.addParameter().setName(name).setResource(bench.unit(unit.id()).product());
        return answer;
    }
}
