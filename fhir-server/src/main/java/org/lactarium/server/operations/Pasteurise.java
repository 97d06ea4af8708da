package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.HeatTreatment;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.Volumes;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.HeatingChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.Reasons;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WasteChart;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code [pool]/$pasteurise}: a pool becomes a batch of bottles, and the logger's curve says whether it may go on.
 *
 * <p>A failed curve is no refusal: the run took place, so it is written down and its bottles are rejected or held.
 * What is refused is a run that cannot have been: after the thaw deadline, of milk that is not there, of more than it
 * was. The same batch number on the same pool again answers the batch as it stands; elsewhere it is a conflict (409).
 */
@Component
class Pasteurise implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final RunChart runs;
    private final Filling filling;
    private final Decisions decisions;
    private final HeatingChart heatings;
    private final Reasons reasons;
    private final Moves moves;
    private final BottleChart bottles;
    private final BatchPapers papers;
    private final LateSteps late;
    private final Refusals refusals;

    Pasteurise(
            Bench bench,
            MilkRecord record,
            Units units,
            RunChart runs,
            Filling filling,
            Decisions decisions,
            HeatingChart heatings,
            Reasons reasons,
            Moves moves,
            BottleChart bottles,
            BatchPapers papers,
            LateSteps late,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.runs = runs;
        this.filling = filling;
        this.decisions = decisions;
        this.heatings = heatings;
        this.reasons = reasons;
        this.moves = moves;
        this.bottles = bottles;
        this.papers = papers;
        this.late = late;
        this.refusals = refusals;
    }

    @Operation(name = "$pasteurise", typeName = "BiologicallyDerivedProduct")
    public Parameters pasteurise(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var device = ask.reference("device")
                .map(named -> bench.known(named, Device.class))
                .orElseThrow(() -> Refusals.bad("parameter device is missing"));
        var run = Filling.Run.of(ask, device, place(ask, device));
        var asked = BatchPapers.Asked.of(ask);
        var typed = late.of(ask);
        var locks =
                new HashSet<>(Set.of(new Lock(Lock.Kind.NUMBER, run.number()), Lock.of(UnitType.POOL, id.getIdPart())));
        run.bottles().keySet().forEach(bottle -> locks.add(new Lock(Lock.Kind.NUMBER, bottle)));
        return record.atomically(locks, () -> {
            var pool = bench.unit(id.getIdPart(), UnitType.POOL);
            var known = units.numbered(UnitType.BATCH, run.number());
            if (known.isPresent()) {
                return papers.again(again(known.get(), pool, request), known.get(), asked, request);
            }
            return heat(pool, run, asked, typed, request);
        });
    }

    /** Where the bottles are put: as the call says, else where the pasteuriser stands, if the record knows that. */
    private @Nullable Reference place(Ask ask, Reference device) {
        return ask.reference("location")
                .map(place -> bench.known(place, Location.class))
                .or(() -> record.read(Device.class, device.getReferenceElement().getIdPart())
                        .map(Device::getLocation)
                        .filter(place -> Coded.plain(place).startsWith("Location/")))
                .orElse(null);
    }

    private Parameters heat(
            MilkUnit pool, Filling.Run run, BatchPapers.Asked asked, LateSteps.Typed typed, RequestDetails request) {
        var heating = heatings.judge(run.logged(), run.process(), Coded.plain(run.device()));
        var verdict = judge(pool, run, asked, typed);
        refusals.unless(verdict.and(numbers(run)), request);
        var read = Versions.of(pool.product());
        free(run, request);
        // held or lost only for want of this very report
        var back = late.giveBack(List.of(pool));
        var ready = moves.take(Step.REINSPECT, back).stream().findFirst().orElse(back.get(0));
        var made = filling.fill(ready, run, heating);
        var batch = made.get(0);
        decisions.keep(Decision.of(
                        Decided.PASTEURISE,
                        HeatingAnswer.outcome(heating),
                        batch.reference(),
                        verdict.and(heating.verdict()))
                .alsoAbout(MilkUnit.references(made))
                .after(List.of(read))
                .after(typed.looked())
                .after(runs.curveOf(batch).stream().map(Versions::of).toList()));
        return papers.make(answer(made, heating, request), made, asked, run.end(), request);
    }

    private Verdict judge(MilkUnit pool, Filling.Run run, BatchPapers.Asked asked, LateSteps.Typed typed) {
        var start = run.start();
        var end = run.end();
        var now = bench.now();
        // a run that began in time may be reported after the limit, when the pool is held for want of that report
        var lost = late.lostByTheClock(pool);
        var ready = Verdict.unless(
                pool.status() == UnitStatus.REGISTERED
                        || lost && typed.confirmed()
                        || pool.status() == UnitStatus.QUARANTINE
                                && reasons.only(pool, RuleId.HEATING_NOT_REPORTED)
                                && !WasteChart.heldByAPerson(record, pool),
                RuleId.POOL_NOT_READY,
                pool.number(),
                pool.status().code());
        return ready.and(runs.thawOf(pool)
                        .map(thaw -> RunChart.clock(thaw, bench.profile()))
                        .map(clock -> clock.judge(start)
                                .and(Verdict.unless(
                                        !start.isBefore(clock.started()),
                                        RuleId.THAW_TIMES_CROSSED,
                                        clock.started(),
                                        start)))
                        .orElseGet(() -> Verdict.of(RuleId.THAW_NOT_RUNNING, "-", "-")))
                .and(Verdict.unless(!end.isAfter(now), RuleId.CURVE_IN_FUTURE, end, now))
                .and(late.judge(typed, List.of(pool.number()), end, lost && typed.paper() != null))
                .and(Verdict.unless(
                        bench.profile().heating(run.process()).isPresent(),
                        RuleId.PROCESS_NOT_VALIDATED,
                        run.process()))
                .and(
                        // what a pool that was heated still has is no matter
                        ready.passes()
                                ? Volumes.filled(
                                        bottles.left(pool),
                                        asked.with(run.bottles().values()))
                                : Verdict.clear());
    }

    private void free(Filling.Run run, RequestDetails request) {
        var items = refusals.items("bottle", request);
        run.bottles()
                .keySet()
                .forEach(bottle -> items.next(() -> Optional.of(bottle), () -> {
                    if (!units.found(Query.where("identifier", Filling.token(bottle)))
                            .isEmpty()) {
                        throw refusals.conflict(Verdict.of(RuleId.UNIT_NUMBER_TAKEN, bottle), request);
                    }
                    return bottle;
                }));
        items.unlessRefused();
    }

    private Verdict numbers(Filling.Run run) {
        return run.bottles().keySet().stream()
                .map(bottle -> bench.mayBeGiven(UnitType.BOTTLE, bottle))
                .reduce(bench.mayBeGiven(UnitType.BATCH, run.number()), Verdict::and);
    }

    private Parameters again(MilkUnit batch, MilkUnit pool, RequestDetails request) {
        if (!batch.parents().contains(pool.id())) {
            throw refusals.conflict(Verdict.of(RuleId.UNIT_NUMBER_TAKEN, batch.number()), request);
        }
        var all = new ArrayList<>(List.of(batch));
        all.addAll(units.children(batch));
        return answer(all, heatings.of(batch), request);
    }

    private Parameters answer(List<MilkUnit> batchAndBottles, HeatTreatment heating, RequestDetails request) {
        var answer = new Parameters();
        answer.addParameter()
                .setName("batch")
                .setResource(batchAndBottles.get(0).product());
        batchAndBottles.stream()
                .skip(1)
                .forEach(bottle -> answer.addParameter().setName("bottle").setResource(bottle.product()));
        var verdict = answer.addParameter().setName("verdict");
        HeatingAnswer.write(verdict, heating);
        heating.verdict()
                .findings()
                .forEach(finding -> verdict.addPart().setName("rule").setValue(refusals.rule(finding, request)));
        return answer;
    }
}
