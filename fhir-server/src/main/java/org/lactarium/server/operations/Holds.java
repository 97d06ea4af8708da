package org.lactarium.server.operations;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Step;
import org.lactarium.server.donation.RawAge;
import org.lactarium.server.donor.DonorRules;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.PoolChart;
import org.lactarium.server.operations.chart.Reasons;
import org.lactarium.server.operations.chart.ReleaseChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WaitingResultChart;
import org.lactarium.server.operations.chart.WasteChart;
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

    /** What was let go, whatever is left of it. */
    private static final Set<UnitStatus> LET_GO = EnumSet.of(
            UnitStatus.RELEASED, UnitStatus.ALLOCATED, UnitStatus.DISPENSED, UnitStatus.USED, UnitStatus.DISCARDED);

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final DonorChart donors;
    private final PoolChart pools;
    private final Reasons reasons;
    private final WaitingResultChart waiting;
    private final ReleaseChart releases;
    private final BottleChart wards;
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
            BottleChart wards,
            Moves moves) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.donors = donors;
        this.pools = pools;
        this.reasons = reasons;
        this.waiting = waiting;
        this.releases = releases;
        this.wards = wards;
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
                    case BOTTLE, ALIQUOT -> bottle(unit);
                    case BATCH -> throw Refusals.bad("a hold of " + unit.display() + " is lifted by its own rules");
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
        var line = wards.line(bottle);
        var batch = line.get(line.size() - 1);
        var looked = releases.of(batch);
        var verdict = Verdict.unless(
                        batch.status() == UnitStatus.RELEASED,
                        RuleId.MILK_NOT_RELEASED,
                        batch.number(),
                        batch.status().code())
                .and(drawnFrom(line.subList(0, line.size() - 1)))
                .and(ReleaseRules.content(looked, bench.now(), bench.profile()));
        return new Looked(
                verdict,
                Stream.concat(Versions.ofMilk(List.of(batch)).stream(), looked.sources().stream())
                        .toList());
    }

    /** A feed is let go after the bottle that it was drawn from, or with it. */
    private static Verdict drawnFrom(List<MilkUnit> bottle) {
        return Verdict.all(bottle.stream()
                .map(one -> Verdict.unless(
                        LET_GO.contains(one.status()),
                        RuleId.MILK_NOT_RELEASED,
                        one.number(),
                        one.status().code())));
    }

    /** Raw milk goes back to stock, a bottle to the freezer with the feeds that wait with it; what a ward has is the ward's again. */
    void lift(MilkUnit unit) {
        if (BottleChart.canBeFed(unit)) {
            letGo(unit);
        } else {
            moves.take(Step.REINSPECT, List.of(unit));
        }
    }

    /** Bottles go with their batch, but not those that a person has held or thrown away by themselves. */
    void letGoWithItsBottles(MilkUnit batch) {
        var before = batch.status();
        moves.take(Step.RELEASE, List.of(batch));
        for (var bottle : units.children(batch)) {
            var waits = bottle.status() == before || bottle.status() == UnitStatus.PENDING_RESULTS;
            if (waits && !WasteChart.heldByItself(record, bottle)) {
                letGo(bottle);
            } else if (LET_GO.contains(bottle.status())) {
                feedsOf(bottle);
            }
        }
    }

    private void letGo(MilkUnit unit) {
        // what a ward has stays the ward's, and cannot be dispensed a second time
        moves.take(wards.has(unit) ? Step.READMIT : Step.RELEASE, List.of(unit));
        feedsOf(unit);
    }

    private void feedsOf(MilkUnit bottle) {
        units.children(bottle).stream()
                .filter(feed -> feed.status() == UnitStatus.QUARANTINE && !WasteChart.heldByItself(record, feed))
                .forEach(this::letGo);
    }
}
