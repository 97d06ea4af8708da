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
import org.lactarium.server.batch.ThawClock;
import org.lactarium.server.donation.RawAge;
import org.lactarium.server.donor.DonorRules;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.MilkUnit;
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
    private final Refusals refusals;

    Thaw(Bench bench, MilkRecord record, RunChart runs, DonorChart donors, Decisions decisions, Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.runs = runs;
        this.donors = donors;
        this.decisions = decisions;
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
        var locks = ids.stream().map(id -> "unit/" + id).toList();
        return record.atomically(locks, () -> {
            var deposits = bench.units(ids, UnitType.DEPOSIT);
            var same = already(deposits, started);
            if (same.isPresent()) {
                return same.get();
            }
            var verdict = judge(deposits, started);
            refusals.unless(verdict, request);
            var task = record.create(RunChart.newThaw(deposits, ThawClock.start(started, bench.profile()), location));
            decisions.keep(Decision.of(
                            Decided.THAW,
                            "started",
                            "Task/" + task.getIdElement().getIdPart(),
                            verdict)
                    .alsoAbout(deposits.stream().map(MilkUnit::reference).toList())
                    .after(Versions.ofMilk(deposits)));
            return task;
        });
    }

    private Optional<Task> already(List<MilkUnit> deposits, Instant started) {
        Set<String> wanted = deposits.stream().map(MilkUnit::reference).collect(Collectors.toSet());
        return runs.running().stream()
                .filter(run -> RunChart.units(run).equals(wanted))
                .filter(run -> run.getExecutionPeriod().getStart().toInstant().equals(started))
                .findFirst();
    }

    private Verdict judge(List<MilkUnit> deposits, Instant started) {
        var now = bench.now();
        var running = runs.running();
        return Verdict.unless(!started.isAfter(now), RuleId.THAW_START_IN_FUTURE, started, now)
                .and(Verdict.all(deposits.stream().map(deposit -> judge(deposit, started, running))));
    }

    private Verdict judge(MilkUnit deposit, Instant started, List<Task> running) {
        var expressed = deposit.expressed(bench.profile().zone());
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
        if (expressed == null) {
            return standing.and(free).and(Verdict.of(RuleId.EXPRESSION_TIME_MISSING, deposit.number()));
        }
        var donor = donors.file(deposit.donor())
                .map(file -> DonorRules.judge(file, expressed, bench.profile()))
                .orElseGet(() -> Verdict.of(RuleId.DONOR_UNKNOWN, deposit.donor()));
        return standing.and(free)
                .and(RawAge.judge(deposit.number(), expressed, started, bench.profile()))
                .and(donor);
    }
}
