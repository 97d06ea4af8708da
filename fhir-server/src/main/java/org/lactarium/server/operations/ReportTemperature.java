package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.server.batch.Excursion;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.ThawWarmth;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Moments;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.ThawChart;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code $report-temperature}: what a logger wrote about a freezer or about a thaw. The milk it speaks of is held or
 * rejected in the transaction that stores it. The same curve again changes nothing.
 */
@Component
class ReportTemperature implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final RunChart runs;
    private final ThawChart thaws;
    private final ColdStore store;
    private final Moves moves;
    private final Account account;
    private final Refusals refusals;

    ReportTemperature(
            Bench bench,
            MilkRecord record,
            RunChart runs,
            ThawChart thaws,
            ColdStore store,
            Moves moves,
            Account account,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.runs = runs;
        this.thaws = thaws;
        this.store = store;
        this.moves = moves;
        this.account = account;
        this.refusals = refusals;
    }

    @Operation(name = "$report-temperature", typeName = "BiologicallyDerivedProduct")
    public Parameters report(@ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var logged = LoggedCurve.of("curve", ask.resource("curve", Observation.class));
        if (logged.end().isAfter(bench.now())) {
            throw Refusals.bad("parameter curve ends in the future");
        }
        var place = ask.reference("location");
        var thaw = ask.ids("thaw", "Task");
        if (place.isPresent() != thaw.isEmpty()) {
            throw Refusals.bad("give exactly one of location and thaw");
        }
        return place.isPresent()
                ? freezer(
                        logged,
                        bench.known(place.get(), Location.class),
                        ask.ids("unit", "BiologicallyDerivedProduct"),
                        request)
                : thaw(logged, thaw.get(0), request);
    }

    private Parameters freezer(LoggedCurve logged, Reference place, List<String> moved, RequestDetails request) {
        var found = store.judge(logged, Coded.plain(place));
        var standing = store.standing(logged, Coded.plain(place), moved);
        return record.atomically(store.locks(place, standing), () -> {
            var stored = logged.store(record, place);
            var answer = answer(stored, found, request);
            if (!found.verdict().passes()) {
                var units = standing.stream().map(unit -> bench.unit(unit.id())).toList();
                store.clock(found, units, place, stored)
                        .ifPresent(clock ->
                                answer.addParameter().setName("thaw").setValue(new Reference("Task/" + clock)));
                store.hold(found, units, stored);
            }
            standing.forEach(unit -> affected(answer, unit));
            return answer;
        });
    }

    private Parameters thaw(LoggedCurve logged, String id, RequestDetails request) {
        var task = runs.thaw(id).orElseThrow(() -> Refusals.unknown("Task/" + id));
        var waiting = thaws.waiting(task);
        return record.atomically(locks(id, waiting), () -> {
            var stored = logged.store(record, new Reference("Task/" + id));
            var verdict = ThawWarmth.judge("Task/" + id, logged.curve(), bench.profile());
            var state = state(verdict);
            var step = state == Excursion.State.LEFT_RANGE ? Step.REJECT : Step.HOLD;
            var answer = answer(stored, new Excursion(state, null, verdict), request);
            waiting.forEach(unit -> {
                if (!verdict.passes()
                        && !moves.take(step, List.of(bench.unit(unit.id()))).isEmpty()) {
                    account.of(step, unit, verdict, evidence(stored));
                }
                affected(answer, unit);
            });
            return answer;
        });
    }

    private static Excursion.State state(Verdict verdict) {
        return switch (verdict.worst()) {
            case NOTE -> Excursion.State.WITHIN_RANGE;
            case REFUSE, HOLD -> Excursion.State.NOT_PROVEN;
            case REJECT -> Excursion.State.LEFT_RANGE;
        };
    }

    private static Set<Lock> locks(String thaw, List<MilkUnit> waiting) {
        var locks = new HashSet<>(Set.of(new Lock(Lock.Kind.THAW, thaw)));
        waiting.forEach(unit -> locks.add(Lock.of(unit)));
        return locks;
    }

    private Parameters answer(Observation stored, Excursion found, RequestDetails request) {
        var answer = new Parameters();
        answer.addParameter()
                .setName("curve")
                .setValue(new Reference("Observation/" + stored.getIdElement().getIdPart()));
        answer.addParameter()
                .setName("state")
                .setValue(new CodeType(found.state().code()));
        var thawed = found.thawedFrom();
        if (thawed != null) {
            answer.addParameter().setName("thawedFrom").setValue(Moments.dateTime(thawed));
        }
        Verdict verdict = found.verdict();
        verdict.findings()
                .forEach(finding -> answer.addParameter().setName("rule").setValue(refusals.rule(finding, request)));
        return answer;
    }

    private void affected(Parameters answer, MilkUnit unit) {
        var now = bench.unit(unit.id());
        var part = answer.addParameter().setName("affected");
        part.addPart().setName("unit").setValue(new Reference(now.reference()).setDisplay(now.display()));
        part.addPart().setName("status").setValue(new CodeType(now.status().code()));
    }

    private static List<String> evidence(Observation stored) {
        return List.of("Observation/" + stored.getIdElement().getIdPart() + "/_history/"
                + stored.getMeta().getVersionId());
    }
}
