package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WasteChart;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code [id]/$discard}: milk is thrown away, all of it or a part ({@code volume}, mL), with a reason. Never undone.
 *
 * <p>A batch takes its bottles with it. Discarding again what is discarded answers the unit as it stands; a part is
 * counted each time it is sent.
 */
@Component
class Discard implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final BottleChart bottles;
    private final Moves moves;
    private final Decisions decisions;
    private final Refusals refusals;

    private final MilkLocks locks;

    Discard(
            Bench bench,
            MilkRecord record,
            Units units,
            BottleChart bottles,
            Moves moves,
            Decisions decisions,
            Refusals refusals,
            MilkLocks locks) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.bottles = bottles;
        this.moves = moves;
        this.decisions = decisions;
        this.refusals = refusals;
        this.locks = locks;
    }

    @Operation(name = "$discard", typeName = "BiologicallyDerivedProduct")
    public BiologicallyDerivedProduct discard(
            @IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var reason = ask.text("reason");
        var volume = ask.millilitres("volume").orElse(null);
        return record.atomically(locks.withAllMadeFrom(bench.unit(id.getIdPart())), () -> {
            var unit = bench.unit(id.getIdPart());
            bench.only(bottles.has(unit) ? InnerActs.DISCARD_ON_THE_WARD : InnerActs.DISCARD_AT_THE_BANK, request);
            if (unit.status() == UnitStatus.DISCARDED && volume == null) {
                return unit.product();
            }
            var verdict = judge(unit, volume);
            refusals.unless(verdict, request);
            decisions.keep(Decision.of(Decided.DISCARD, "discarded", unit.reference(), verdict)
                    .after(Versions.ofMilk(List.of(unit)))
                    .because(reason));
            // a part of a batch is what went into no bottle; the bottles stay
            var all = volume == null || unit.type() != UnitType.BATCH && volume >= bottles.left(unit);
            record.create(WasteChart.note("discard", unit, reason, volume, bench.now(), bench.person()));
            if (all) {
                moves.take(Step.DISCARD, inTheBank(unit));
            }
            return bench.unit(id.getIdPart()).product();
        });
    }

    /** The unit and what was made from it, but nothing that a ward has: the bank cannot throw that away. */
    private List<MilkUnit> inTheBank(MilkUnit unit) {
        return Stream.concat(
                        Stream.of(unit),
                        units.descendants(List.of(unit)).stream().filter(one -> one.status() != UnitStatus.DISPENSED))
                .toList();
    }

    private Verdict judge(MilkUnit unit, @Nullable Double volume) {
        var may = Verdict.unless(
                UnitMoves.after(unit.status(), Step.DISCARD).isPresent(),
                RuleId.MOVE_NOT_ALLOWED,
                unit.number(),
                unit.status().code());
        if (volume == null) {
            return may;
        }
        var left = bottles.left(unit);
        return may.and(Verdict.unless(volume > 0 && volume <= left + 0.001, RuleId.VOLUME_NOT_CONSERVED, volume, left));
    }
}
