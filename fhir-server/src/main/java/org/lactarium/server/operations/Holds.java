package org.lactarium.server.operations;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Step;
import org.lactarium.server.donation.RawAge;
import org.lactarium.server.donor.DonorRules;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.PoolChart;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.Reasons;
import org.lactarium.server.operations.chart.ReleaseChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WaitingResultChart;
import org.lactarium.server.release.ReleaseRules;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.lactarium.server.rule.WaitingResult;
import org.springframework.stereotype.Component;

/**
 * What two people must find in order before the hold of one unit is lifted, and where the unit stands afterwards. A rule
 * that fails today cannot be signed away.
 */
@Component
class Holds {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final DonorChart donors;
    private final PoolChart pools;
    private final Reasons reasons;
    private final WaitingResultChart waiting;
    private final ReleaseChart releases;
    private final Moves moves;

    Holds(
            Bench bench,
            MilkRecord record,
            Units units,
            DonorChart donors,
            PoolChart pools,
            Reasons reasons,
            WaitingResultChart waiting,
            ReleaseChart releases,
            Moves moves) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.donors = donors;
        this.pools = pools;
        this.reasons = reasons;
        this.waiting = waiting;
        this.releases = releases;
        this.moves = moves;
    }

    /** @param sources what was read, in which version */
    record Looked(Verdict verdict, List<String> sources) {}

    Looked look(MilkUnit unit) {
        var held = Verdict.unless(
                unit.status() == UnitStatus.QUARANTINE,
                RuleId.UNIT_NOT_ON_HOLD,
                unit.number(),
                unit.status().code());
        var content =
                switch (unit.type()) {
                    case DEPOSIT -> deposit(unit);
                    case POOL -> pool(unit);
                    case BOTTLE -> bottle(unit);
                    default -> throw Refusals.bad("a hold of " + unit.display() + " is lifted with what it came from");
                };
        return new Looked(
                held.and(content.verdict()).and(WaitingResult.judge(unit.number(), waiting.of(unit))),
                content.sources());
    }

    private Looked deposit(MilkUnit deposit) {
        var expressed = deposit.expressed(bench.profile().zone());
        var file = donors.file(deposit.donor());
        if (expressed == null || file.isEmpty()) {
            return new Looked(Verdict.of(RuleId.EXPRESSION_TIME_MISSING, deposit.number()), List.of());
        }
        var verdict = RawAge.judge(deposit.number(), expressed, bench.now(), bench.profile())
                .and(DonorRules.judge(file.get(), expressed, bench.profile()))
                .and(Verdict.unless(deposit.volume() > 0, RuleId.VOLUME_MISSING, deposit.number()))
                .and(Verdict.unless(!reasons.labelInDoubt(deposit), RuleId.LABEL_IN_DOUBT, deposit.number()));
        return new Looked(verdict, file.get().sources());
    }

    private Looked pool(MilkUnit pool) {
        var raw = pools.of(pool, bench.profile());
        return new Looked(raw.judge(bench.now(), bench.profile()), pools.sources(raw));
    }

    private Looked bottle(MilkUnit bottle) {
        var batch = units.parents(bottle).get(0);
        var looked = releases.of(batch);
        var verdict = Verdict.unless(
                        batch.status() == UnitStatus.RELEASED,
                        RuleId.MILK_NOT_RELEASED,
                        batch.number(),
                        batch.status().code())
                .and(ReleaseRules.content(looked, bench.now(), bench.profile()));
        return new Looked(
                verdict,
                Stream.concat(Versions.ofMilk(List.of(batch)).stream(), looked.sources().stream())
                        .toList());
    }

    /** Raw milk goes back to stock, a bottle to the freezer; one that a ward has is the ward's again. */
    void lift(MilkUnit unit) {
        switch (unit.type()) {
            case BOTTLE -> {
                moves.take(Step.RELEASE, List.of(unit));
                if (!record.find(SupplyDelivery.class, Query.where("product", unit.reference()))
                        .isEmpty()) {
                    moves.take(Step.DISPENSE, List.of(bench.unit(unit.id())));
                }
            }
            default -> moves.take(Step.REINSPECT, List.of(unit));
        }
    }
}
