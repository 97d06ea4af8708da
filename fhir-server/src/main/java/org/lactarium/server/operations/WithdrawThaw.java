package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code Task/[thaw]/$withdraw}: a thaw that was none, or that began at another time ({@code started}). Its clock stops, the right
 * one begins, and what was rejected only by its limit goes back on hold. The same again changes nothing.
 */
@Component
class WithdrawThaw implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final RunChart runs;
    private final Units units;
    private final MilkLocks locks;
    private final OtherStart starts;
    private final TakenBack papers;
    private final Reconsider reconsider;
    private final Refusals refusals;

    WithdrawThaw(
            Bench bench,
            MilkRecord record,
            RunChart runs,
            Units units,
            MilkLocks locks,
            OtherStart starts,
            TakenBack papers,
            Reconsider reconsider,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.runs = runs;
        this.units = units;
        this.locks = locks;
        this.starts = starts;
        this.papers = papers;
        this.reconsider = reconsider;
        this.refusals = refusals;
    }

    @Operation(name = "$withdraw", typeName = "Task")
    public Parameters withdraw(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var reason = papers.reason(body, "started");
        var started = ask.moment("started").orElse(null);
        var name = "Task/" + id.getIdPart();
        var held = locksOf(thaw(id));
        var back = record.atomically(held, () -> {
            var thaw = thaw(id);
            if (thaw.getStatus() == TaskStatus.ENTEREDINERROR) {
                return List.<MilkUnit>of();
            }
            judge(thaw, started, request);
            papers.keep(name, Versions.of(thaw), reason);
            var milk = milk(thaw).toList();
            if (started != null) {
                starts.begin(thaw, started);
            }
            thaw.setStatus(TaskStatus.ENTEREDINERROR).addNote(papers.note(reason));
            record.update(thaw);
            return reconsider.reconsider(milk, Set.of(name));
        });
        return papers.answer(name, back);
    }

    private void judge(Task thaw, @Nullable Instant started, RequestDetails request) {
        if (started == null) {
            if (!RunChart.pools(thaw).isEmpty()) {
                throw Refusals.bad(
                        "parameter started is missing: a pool was mixed from this thaw, so say when it began");
            }
            return;
        }
        refusals.unless(
                Verdict.unless(!started.isAfter(bench.now()), RuleId.THAW_START_IN_FUTURE, started, bench.now()),
                request);
    }

    private Task thaw(IdType id) {
        return runs.thaw(id.getIdPart()).orElseThrow(() -> Refusals.unknown("a thaw Task/" + id.getIdPart()));
    }

    private Stream<MilkUnit> milk(Task thaw) {
        return Stream.concat(RunChart.units(thaw).stream(), RunChart.pools(thaw).stream())
                .flatMap(reference -> units.scanned(reference).stream());
    }

    private Set<Lock> locksOf(Task thaw) {
        var all = new TreeSet<Lock>();
        all.add(new Lock(Lock.Kind.THAW, thaw.getIdElement().getIdPart()));
        milk(thaw).forEach(unit -> all.addAll(locks.withAllMadeFrom(unit)));
        return all;
    }
}
