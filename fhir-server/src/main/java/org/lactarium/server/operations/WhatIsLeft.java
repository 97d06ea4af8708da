package org.lactarium.server.operations;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.WasteChart;
import org.springframework.stereotype.Component;

/**
 * Where a bottle or feed stands follows from what is left in it: empty it is used, and one that turns out not to be empty is back, at
 * its ward when nothing speaks against that.
 */
@Component
public class WhatIsLeft {

    /** What it was drawn from was let go; on hold it waits with that. */
    private static final Set<UnitStatus> MAY_COME_BACK = EnumSet.of(
            UnitStatus.RELEASED, UnitStatus.ALLOCATED, UnitStatus.DISPENSED, UnitStatus.USED, UnitStatus.QUARANTINE);

    private final Clock clock;
    private final MilkRecord record;
    private final Units units;
    private final BottleChart bottles;
    private final StandingRecalls recalls;
    private final Moves moves;
    private final FollowedMilk followed;
    private final KeptBack held;
    private final MilkLocks locks;

    WhatIsLeft(
            Clock clock,
            MilkRecord record,
            Units units,
            BottleChart bottles,
            StandingRecalls recalls,
            Moves moves,
            FollowedMilk followed,
            KeptBack held,
            MilkLocks locks) {
        this.locks = locks;
        this.clock = clock;
        this.record = record;
        this.units = units;
        this.bottles = bottles;
        this.recalls = recalls;
        this.moves = moves;
        this.followed = followed;
        this.held = held;
    }

    /** For whoever says something else of what was taken out of these. */
    public Set<Lock> locks(Collection<MilkUnit> milk) {
        return MilkLocks.and(
                locks.ofAll(milk),
                milk.stream().filter(unit -> unit.status() == UnitStatus.USED).flatMap(unit -> recalls.locks(unit)));
    }

    /** In the caller's transaction, under these locks. */
    public void follow(MilkUnit before) {
        var unit = units.read(before.id()).orElseThrow();
        if (bottles.left(unit) < BottleChart.EMPTY) {
            moves.take(unit.status() == UnitStatus.DISPENSED ? Step.FEED : Step.CONSUME, List.of(unit));
        } else if (unit.status() == UnitStatus.USED) {
            giveBack(unit);
        }
    }

    private void giveBack(MilkUnit unit) {
        var line = bottles.line(unit);
        if (recalls.stand(unit) || is(line, UnitStatus.RECALLED)) {
            moves.take(Step.RECALL, moves.take(Step.RECONSIDER, List.of(unit)));
            followed.follows(Step.RECALL, unit, line);
            recalls.follow(unit);
        } else if (is(line, UnitStatus.REJECTED)) {
            moves.take(Step.REJECT, moves.take(Step.RECONSIDER, List.of(unit)));
            followed.follows(Step.REJECT, unit, line);
        } else if (expired(unit, line)) {
            moves.take(Step.EXPIRE, moves.take(Step.RECONSIDER, List.of(unit)));
        } else if (WasteChart.hasReasonOfItsOwn(record, unit)) {
            moves.take(Step.RECONSIDER, List.of(unit));
        } else if (bottles.has(unit) && line.stream().allMatch(one -> MAY_COME_BACK.contains(one.status()))) {
            var back = moves.take(Step.RESTORE, List.of(unit));
            if (is(line, UnitStatus.QUARANTINE)) {
                moves.take(Step.HOLD, back);
            }
        } else {
            moves.take(Step.RECONSIDER, List.of(unit));
            held.note(unit, "investigation");
        }
    }

    private boolean expired(MilkUnit unit, List<MilkUnit> line) {
        var now = clock.instant();
        return is(line, UnitStatus.EXPIRED)
                || Stream.concat(Stream.of(unit), line.stream())
                        .map(MilkUnit::expires)
                        .anyMatch(end -> end != null && now.isAfter(end));
    }

    private static boolean is(List<MilkUnit> line, UnitStatus status) {
        return line.stream().anyMatch(one -> one.status() == status);
    }
}
