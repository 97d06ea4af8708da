package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.feeding.WardClock;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.BottleTimes;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WardChart;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code [id]/$prepare}: a ward took a bottle or feed out, saw it thawed, or warmed it. Its clocks start, and no later
 * report gives more time. The same report again answers the unit as it stands.
 */
@Component
class Prepare implements BankOperation {

    private static final Set<UnitStatus> LET_GO =
            EnumSet.of(UnitStatus.RELEASED, UnitStatus.ALLOCATED, UnitStatus.DISPENSED);

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final BottleTimes times;
    private final LateSteps late;
    private final Decisions decisions;
    private final Refusals refusals;

    private final MilkLocks locks;

    Prepare(
            Bench bench,
            MilkRecord record,
            Units units,
            BottleTimes times,
            LateSteps late,
            Decisions decisions,
            Refusals refusals,
            MilkLocks locks) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.times = times;
        this.late = late;
        this.decisions = decisions;
        this.refusals = refusals;
        this.locks = locks;
    }

    @Operation(name = "$prepare", typeName = "BiologicallyDerivedProduct")
    public BiologicallyDerivedProduct prepare(
            @IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var at = ask.moment("at").orElseGet(bench::now);
        var report = report(ask.text("step"), at);
        var typed = late.of(ask);
        return record.atomically(locks.of(bench.unit(id.getIdPart())), () -> {
            var unit = bench.unit(id.getIdPart());
            var verdict = judge(unit, at);
            refusals.unless(verdict, request);
            if (!WardChart.write(unit, report)) {
                return unit.product();
            }
            var noted = late.noted(List.of(unit.number()), at);
            if (noted.mentions(RuleId.TYPED_LATE)) {
                decisions.keep(Decision.of(Decided.PREPARE, "prepared", unit.reference(), verdict.and(noted))
                        .after(Versions.ofMilk(List.of(unit)))
                        .after(typed.looked()));
            }
            var until = WardChart.clock(Set.of(unit)).until(bench.profile());
            return units.update(until == null ? unit : unit.expireBy(until)).product();
        });
    }

    private Verdict judge(MilkUnit unit, Instant at) {
        var now = bench.now();
        return Verdict.unless(BottleChart.canBeFed(unit), RuleId.UNIT_NOT_A_BOTTLE, unit.number())
                .and(Verdict.unless(
                        LET_GO.contains(unit.status()),
                        RuleId.MOVE_NOT_ALLOWED,
                        unit.number(),
                        unit.status().code()))
                .and(Verdict.unless(!at.isAfter(now), RuleId.THAW_START_IN_FUTURE, at, now))
                .and(times.made(unit, at));
    }

    private static WardClock report(String step, Instant at) {
        return switch (step) {
            case "thaw-started" -> new WardClock(at, null, null);
            case "thaw-completed" -> new WardClock(null, at, null);
            case "warmed" -> new WardClock(null, null, at);
            default -> throw Refusals.bad("parameter step must be thaw-started, thaw-completed or warmed");
        };
    }
}
