package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code [id]/$correct}: a container holds another volume, or was expressed at another time, than was written down. Everything that the
 * figure touches is judged again in the same transaction. The same figures again answer the container as it stands.
 */
@Component
class Correct implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final BottleChart bottles;
    private final CorrectedVolume volumes;
    private final CorrectedExpression expressions;
    private final WhatIsLeft whatIsLeft;
    private final MilkLocks locks;
    private final Decisions decisions;
    private final Refusals refusals;

    Correct(
            Bench bench,
            MilkRecord record,
            Units units,
            BottleChart bottles,
            CorrectedVolume volumes,
            CorrectedExpression expressions,
            WhatIsLeft whatIsLeft,
            MilkLocks locks,
            Decisions decisions,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.bottles = bottles;
        this.volumes = volumes;
        this.expressions = expressions;
        this.whatIsLeft = whatIsLeft;
        this.locks = locks;
        this.decisions = decisions;
        this.refusals = refusals;
    }

    @Operation(name = "$correct", typeName = "BiologicallyDerivedProduct")
    public Parameters correct(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        bench.accountable();
        var ask = Ask.of(body);
        var reason = ask.text("reason");
        var volume = ask.millilitres("volume").orElse(null);
        var expressed = ask.moment("expressed").orElse(null);
        if (volume == null && expressed == null) {
            throw Refusals.bad("give volume or expressed");
        }
        return record.atomically(locks(bench.unit(id.getIdPart())), () -> {
            var unit = bench.unit(id.getIdPart());
            bench.only(bottles.has(unit) ? InnerActs.CORRECT_ON_THE_WARD : InnerActs.CORRECT_AT_THE_BANK, request);
            var before = Versions.ofMilk(List.of(unit));
            var stood = standing(unit);
            var changed = new ArrayList<String>();
            var verdict = Verdict.clear();
            if (volume != null && Double.compare(volume, unit.volume()) != 0) {
                changed.add("volume " + unit.volume() + " mL: " + volume + " mL");
                verdict = verdict.and(volumes.write(unit, volume));
                refusals.unless(verdict, request);
            }
            var other = expressed != null && !expressions.says(unit, expressed);
            if (other) {
                changed.add("expressed " + expressions.shown(unit) + ": " + expressed);
                verdict = verdict.and(expressions.judge(unit, expressed));
                refusals.unless(verdict, request);
            }
            if (!changed.isEmpty()) {
                decisions.keep(Decision.of(Decided.CORRECT, "corrected", unit.reference(), verdict)
                        .after(before)
                        .because(reason + " (" + String.join("; ", changed) + ")"));
            }
            if (other) {
                // what it does to milk comes after it, in the record too
                expressions.write(bench.unit(unit.id()), expressed);
            }
            return answer(bench.unit(unit.id()), stood);
        });
    }

    private Set<Lock> locks(MilkUnit unit) {
        var line = Stream.concat(
                        locks.withAllMadeFrom(unit).stream(),
                        units.ancestors(unit).stream().map(Lock::of))
                .toList();
        return MilkLocks.and(line, whatIsLeft.locks(List.of(unit)).stream());
    }

    private Map<String, UnitStatus> standing(MilkUnit unit) {
        Map<String, UnitStatus> standing = new LinkedHashMap<>();
        Stream.of(List.of(unit), units.ancestors(unit), units.descendants(List.of(unit)))
                .flatMap(List::stream)
                .forEach(one -> standing.put(one.id(), one.status()));
        return standing;
    }

    private Parameters answer(MilkUnit unit, Map<String, UnitStatus> stood) {
        var answer = new Parameters();
        answer.addParameter().setName("unit").setResource(unit.product());
        units.all(stood.keySet()).stream()
                .filter(one -> one.status() != stood.get(one.id()))
                .forEach(one -> AffectedMilk.write(answer, one));
        return answer;
    }
}
