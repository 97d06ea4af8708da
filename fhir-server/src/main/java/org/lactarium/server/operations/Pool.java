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
 * (HTTP 409).
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
            Decisions decisions,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.runs = runs;
        this.waiting = waiting;
        this.aliases = aliases;
        this.bottles = bottles;
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
        var completed = ask.moment("thawCompleted").orElseGet(bench::now);
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
            var verdict = judge(run, deposits, volume, completed);
            refusals.unless(verdict.and(bench.mayBeGiven(UnitType.POOL, number)), request);
            RunChart.consumables(run, lots);
            var read = Versions.ofMilk(deposits);
            var pool = mix(run, deposits, number, volume, completed);
            decisions.keep(Decision.of(Decided.POOL, "mixed", pool.reference(), verdict)
                    .after(read)
                    .after(List.of(Versions.of(run))));
            return pool.product();
        });
    }

    private BiologicallyDerivedProduct again(MilkUnit known, List<String> ids, RequestDetails request) {
        if (!Set.copyOf(known.parents()).equals(Set.copyOf(ids))) {
            throw refusals.conflict(Verdict.of(RuleId.UNIT_NUMBER_TAKEN, known.number()), request);
        }
        return known.product();
    }

    private Verdict judge(Task run, List<MilkUnit> deposits, double volume, Instant completed) {
        var clock = RunChart.clock(run, bench.profile());
        var thawing = RunChart.units(run);
        var now = bench.now();
        var portions = deposits.stream()
                .map(deposit -> portion(deposit, thawing.contains(deposit.reference())))
                .toList();
        var running = run.getStatus() == TaskStatus.INPROGRESS;
        return Pooling.judge(portions, volume, bench.profile())
                .and(Verdict.unless(
                        running,
                        RuleId.THAW_NOT_RUNNING,
                        run.getIdElement().getIdPart(),
                        run.getStatus().toCode()))
                .and(clock.judge(now))
                .and(Verdict.unless(
                        !completed.isAfter(now) && !completed.isBefore(clock.started()),
                        RuleId.THAW_TIMES_CROSSED,
                        clock.started(),
                        completed))
                .and(Verdict.all(
                        deposits.stream().map(deposit -> WaitingResult.judge(deposit.number(), waiting.of(deposit)))));
    }

    private Portion portion(MilkUnit deposit, boolean inThaw) {
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
                deposit.status(),
                inThaw,
                pool);
    }

    private MilkUnit mix(Task run, List<MilkUnit> deposits, String number, double volume, Instant completed) {
        var started = run.getExecutionPeriod().getStart().toInstant();
        var reference = "Task/" + run.getIdElement().getIdPart();
        var pool = NewUnit.pool(number, deposits, volume);
        NewUnit.step(pool, "thaw", started, completed, reference);
        NewUnit.step(pool, "pool", bench.now(), bench.now(), null);
        var stored = units.create(pool);
        deposits.forEach(deposit -> units.update(deposit.stand(UnitStatus.USED)));
        finish(run, stored, completed);
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
