package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.ThawClock;
import org.lactarium.server.batch.ThawPlan;
import org.lactarium.server.donation.RawAge;
import org.lactarium.server.donor.DonorRules;
import org.lactarium.server.operations.alarm.ThawTimers;
import org.lactarium.server.operations.chart.ClosureChart;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Reasons;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code $thaw}: containers leave the freezer and the clock starts; the Task says the last moment to start heating.
 *
 * <p>The same containers with the same start again answer the same Task.
 */
@Component
class Thaw implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final RunChart runs;
    private final DonorChart donors;
    private final Decisions decisions;
    private final ClosureChart closures;
    private final Reasons reasons;
    private final Moves moves;
    private final ThawTimers timers;
    private final LateSteps late;
    private final Refusals refusals;

    Thaw(
            Bench bench,
            MilkRecord record,
            RunChart runs,
            DonorChart donors,
            ClosureChart closures,
            Reasons reasons,
            Moves moves,
            ThawTimers timers,
            LateSteps late,
            Decisions decisions,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.runs = runs;
        this.donors = donors;
        this.decisions = decisions;
        this.closures = closures;
        this.reasons = reasons;
        this.moves = moves;
        this.timers = timers;
        this.late = late;
        this.refusals = refusals;
    }

    @Operation(name = "$thaw", typeName = "BiologicallyDerivedProduct")
    public Task thaw(@ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var ids = ask.ids("unit", "BiologicallyDerivedProduct");
        if (ids.isEmpty()) {
            throw Refusals.bad("parameter unit is missing");
        }
        var started = ask.moment("started").orElseGet(bench::now);
        var location = ask.reference("location")
                .map(place -> bench.known(place, Location.class))
                .orElse(null);
        var typed = late.of(ask);
        var locks = ids.stream().map(id -> Lock.of(UnitType.DEPOSIT, id)).toList();
        return record.atomically(locks, () -> {
            var deposits = bench.units(ids, UnitType.DEPOSIT, refusals.items("unit", request));
            var same = already(deposits, started);
            if (same.isPresent()) {
                return same.get();
            }
            var unplanned = unplanned(deposits);
            if (unplanned.isPresent()) {
                return goOn(unplanned.get(), deposits, request);
            }
            var clock = ThawClock.start(started, bench.profile());
            // what had left the freezer before anybody knew is a fact, and is written down
            var closed = closures.announced(started, location, started);
            var verdict = mayStart(deposits, started, ThawPlan.mayStart(clock, closed, bench.profile()), request);
            var noted = late.noted(deposits.stream().map(MilkUnit::number).toList(), started);
            var run = record.create(RunChart.newThaw(deposits, clock, location));
            timers.set(run.getIdElement().getIdPart(), clock);
            keep(run, deposits, verdict.and(noted), typed);
            return run;
        });
    }

    private void keep(Task run, List<MilkUnit> deposits, Verdict verdict, LateSteps.Typed typed) {
        decisions.keep(Decision.of(
                        Decided.THAW, "started", "Task/" + run.getIdElement().getIdPart(), verdict)
                .alsoAbout(deposits.stream().map(MilkUnit::reference).toList())
                .after(Versions.ofMilk(deposits))
                .after(typed.looked()));
    }

    private Optional<Task> already(List<MilkUnit> deposits, Instant started) {
        Set<String> wanted = deposits.stream().map(MilkUnit::reference).collect(Collectors.toSet());
        return runs.running().stream()
                .filter(run -> RunChart.units(run).equals(wanted))
                .filter(run -> run.getExecutionPeriod().getStart().toInstant().equals(started))
                .findFirst();
    }

    /** The thaw that a warm freezer began, when these containers are held for nothing but that. */
    private Optional<Task> unplanned(List<MilkUnit> deposits) {
        Set<String> wanted = deposits.stream().map(MilkUnit::reference).collect(Collectors.toSet());
        return runs.running().stream()
                .filter(ColdStore::unplannedThaw)
                .filter(run -> RunChart.units(run).containsAll(wanted))
                .filter(run -> deposits.stream()
                        .allMatch(deposit -> deposit.status() == UnitStatus.QUARANTINE
                                && reasons.only(
                                        deposit,
                                        RuleId.STORAGE_LEFT_RANGE,
                                        RuleId.STORAGE_NOT_PROVEN,
                                        RuleId.STORAGE_MAY_HAVE_THAWED)))
                .findFirst();
    }

    /** A person has looked and uses the milk while its clock, which nobody can set again, still runs. */
    private Task goOn(Task run, List<MilkUnit> deposits, RequestDetails request) {
        var clock = RunChart.clock(run, bench.profile());
        refusals.unless(
                clock.judge(bench.now())
                        .and(Verdict.all(deposits.stream().map(deposit -> fit(deposit, clock.started())))),
                request);
        moves.take(Step.REINSPECT, deposits);
        return run;
    }

    private Verdict mayStart(List<MilkUnit> deposits, Instant started, Verdict planned, RequestDetails request) {
        var now = bench.now();
        var running = runs.running();
        var items = refusals.items("unit", request);
        var together = Verdict.unless(!started.isAfter(now), RuleId.THAW_START_IN_FUTURE, started, now)
                .and(planned);
        items.unless(together);
        var each = deposits.stream()
                .map(deposit -> items.next(deposit.number(), judge(deposit, started, running)))
                .toList();
        items.unlessRefused();
        return together.and(Verdict.all(each.stream()));
    }

    private Verdict judge(MilkUnit deposit, Instant started, List<Task> running) {
        var standing = Verdict.unless(
                deposit.status() == UnitStatus.REGISTERED,
                RuleId.UNIT_NOT_IN_STOCK,
                deposit.number(),
                deposit.status().code());
        var free = Verdict.all(running.stream()
                .filter(run -> RunChart.units(run).contains(deposit.reference()))
                .map(run -> Verdict.of(
                        RuleId.UNIT_ALREADY_THAWING,
                        deposit.number(),
                        run.getIdElement().getIdPart())));
        return standing.and(free).and(fit(deposit, started));
    }

    private Verdict fit(MilkUnit deposit, Instant started) {
        var expressed = deposit.expressed(bench.profile().zone());
        if (expressed == null) {
            return Verdict.of(RuleId.EXPRESSION_TIME_MISSING, deposit.number());
        }
        var donor = donors.file(deposit.donor())
                .map(file -> DonorRules.judge(file, expressed, bench.profile()))
                .orElseGet(() -> Verdict.of(RuleId.DONOR_UNKNOWN, deposit.donor()));
        return RawAge.judge(deposit.number(), expressed, started, bench.profile())
                .and(donor);
    }
}
