package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Pooling;
import org.lactarium.server.batch.Portion;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.ThawClock;
import org.lactarium.server.batch.ThawEnd;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.NewUnit;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WaitingResultChart;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.lactarium.server.rule.WaitingResult;
import org.springframework.stereotype.Component;

/**
 * {@code $pool}: thawed containers are mixed, each once; they are used up by it.
 *
 * <p>The same number with the same containers again answers the pool as it stands; with others it is a conflict
 * (HTTP 409). Mixed in time and typed after the limit, with a downtime report, it is judged by when it was mixed, and held until its
 * heating is reported.
 */
@Component
class Pool implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final RunChart runs;
    private final WaitingResultChart waiting;
    private final DonorAliases aliases;
    private final BottleChart bottles;
    private final LateSteps late;
    private final Moves moves;
    private final Account account;
    private final Decisions decisions;
    private final Refusals refusals;

    Pool(
            Bench bench,
            MilkRecord record,
            Units units,
            RunChart runs,
            WaitingResultChart waiting,
            DonorAliases aliases,
            BottleChart bottles,
            LateSteps late,
            Moves moves,
            Account account,
            Decisions decisions,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.runs = runs;
        this.waiting = waiting;
        this.aliases = aliases;
        this.bottles = bottles;
        this.late = late;
        this.moves = moves;
        this.account = account;
        this.decisions = decisions;
        this.refusals = refusals;
    }

    @Operation(name = "$pool", typeName = "BiologicallyDerivedProduct")
    public BiologicallyDerivedProduct pool(@ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var thaw = ask.id("thaw", "Task");
        var ids = ask.ids("unit", "BiologicallyDerivedProduct");
        var number = ask.mustNumber("identifier", Systems.POOL_ID);
        var volume = ask.millilitres("volume").orElseThrow(() -> Refusals.bad("parameter volume is missing"));
        var mixed = ask.moment("mixed").orElseGet(bench::now);
        var done = new Done(ask.moment("thawCompleted").orElse(mixed), mixed, late.of(ask));
        var lots = ask.texts("consumable");
        if (ids.isEmpty()) {
            throw Refusals.bad("parameter unit is missing");
        }
        var locks = new HashSet<>(Set.of(new Lock(Lock.Kind.NUMBER, number), new Lock(Lock.Kind.THAW, thaw)));
        ids.forEach(id -> locks.add(Lock.of(UnitType.DEPOSIT, id)));
        return record.atomically(locks, () -> {
            var known = units.numbered(UnitType.POOL, number);
            if (known.isPresent()) {
                return again(known.get(), ids, request);
            }
            var run = runs.thaw(thaw).orElseThrow(() -> Refusals.unknown("Task/" + thaw));
            var deposits = bench.units(ids, UnitType.DEPOSIT, refusals.items("unit", request));
            var verdict = judge(run, deposits, volume, done);
            refusals.unless(verdict.and(bench.mayBeGiven(UnitType.POOL, number)), request);
            RunChart.consumables(run, lots);
            var read = Versions.ofMilk(deposits);
            var pool = waits(run, mix(run, late.giveBack(deposits), number, volume, done), done);
            decisions.keep(Decision.of(Decided.POOL, "mixed", pool.reference(), verdict)
                    .after(read)
                    .after(List.of(Versions.of(run)))
                    .after(done.typed().looked()));
            return pool.product();
        });
    }

    private BiologicallyDerivedProduct again(MilkUnit known, List<String> ids, RequestDetails request) {
        if (!Set.copyOf(known.parents()).equals(Set.copyOf(ids))) {
            throw refusals.conflict(Verdict.of(RuleId.UNIT_NUMBER_TAKEN, known.number()), request);
        }
        return known.product();
    }

    /** When it thawed and was mixed, and what it was typed with. */
    private record Done(Instant thawed, Instant mixed, LateSteps.Typed typed) {}

    private Verdict judge(Task run, List<MilkUnit> deposits, double volume, Done done) {
        var clock = RunChart.clock(run, bench.profile());
        var thawing = RunChart.units(run);
        var now = bench.now();
        var portions = deposits.stream()
                .map(deposit -> portion(deposit, thawing.contains(deposit.reference()), done.typed()))
                .toList();
        var inTime = clock.judge(done.mixed());
        var running = run.getStatus() == TaskStatus.INPROGRESS
                || run.getStatus() == TaskStatus.FAILED && done.typed().confirmed();
        return Pooling.judge(portions, volume, bench.profile())
                .and(Verdict.unless(
                        running,
                        RuleId.THAW_NOT_RUNNING,
                        run.getIdElement().getIdPart(),
                        run.getStatus().toCode()))
                .and(inTime)
                .and(late.judge(
                        done.typed(),
                        deposits.stream().map(MilkUnit::number).toList(),
                        done.mixed(),
                        inTime.passes() && clock.at(now) == ThawClock.State.OVER))
                .and(Verdict.unless(
                        !done.mixed().isAfter(now)
                                && !done.thawed().isAfter(now)
                                && !done.thawed().isBefore(clock.started())
                                && !done.mixed().isBefore(done.thawed()),
                        RuleId.THAW_TIMES_CROSSED,
                        clock.started(),
                        done.thawed()))
                .and(Verdict.all(
                        deposits.stream().map(deposit -> WaitingResult.judge(deposit.number(), waiting.of(deposit)))));
    }

    private Portion portion(MilkUnit deposit, boolean inThaw, LateSteps.Typed typed) {
        var pool = deposit.status() == UnitStatus.USED
                ? units.children(deposit).stream()
                        .map(MilkUnit::number)
                        .findFirst()
                        .orElse("-")
                : null;
        return new Portion(
                deposit.number(),
                aliases.current(deposit.donor()),
                bottles.left(deposit),
                typed.confirmed() && late.lostByTheClock(deposit) ? UnitStatus.REGISTERED : deposit.status(),
                inThaw,
                pool);
    }

    /** Typed after the limit, it waits for its heating as it would have waited then. */
    private MilkUnit waits(Task run, MilkUnit pool, Done done) {
        var clock = RunChart.clock(run, bench.profile());
        if (clock.at(bench.now()) != ThawClock.State.OVER) {
            return pool;
        }
        var held = moves.take(Step.HOLD, List.of(pool)).get(0);
        account.of(
                Step.HOLD,
                held,
                ThawEnd.verdict(Step.HOLD, held.number(), clock),
                done.typed().looked());
        return held;
    }

    private MilkUnit mix(Task run, List<MilkUnit> deposits, String number, double volume, Done done) {
        var started = run.getExecutionPeriod().getStart().toInstant();
        var reference = "Task/" + run.getIdElement().getIdPart();
        var pool = NewUnit.pool(number, deposits, volume);
        NewUnit.step(pool, "thaw", started, done.thawed(), reference);
        NewUnit.step(pool, "pool", done.mixed(), done.mixed(), null);
        var stored = units.create(pool);
        deposits.forEach(deposit -> units.update(deposit.stand(UnitStatus.USED)));
        finish(run, stored, done.thawed());
        return stored;
    }

    /** A thaw ends when its last container has gone into a pool. */
    private void finish(Task run, MilkUnit pool, Instant completed) {
        RunChart.output(run, "unit", pool.reference(), pool.display());
        var left = RunChart.units(run).stream()
                .map(unit -> bench.unit(unit.substring(unit.indexOf('/') + 1)))
                .anyMatch(unit -> unit.status() == UnitStatus.REGISTERED
                        && !pool.parents().contains(unit.id()));
        if (!left) {
            run.setStatus(TaskStatus.COMPLETED);
            run.getExecutionPeriod().setEnd(Date.from(completed));
        }
        record.update(run);
    }
}
