package org.lactarium.server.operations;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.ThawVerdict;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/**
 * Everything that stands against milk by now, asked anew from all facts. For one question: it reads a batch once for all its
 * bottles, and nothing may be remembered longer.
 */
final class TodaysReasons {

    private final Units units;
    private final Stocktake stocktake;
    private final ThawVerdict thaws;
    private final RuleProfile profile;
    private final Instant now;
    private final Map<String, Verdict> batches = new HashMap<>();

    TodaysReasons(Units units, Stocktake stocktake, ThawVerdict thaws, RuleProfile profile, Instant now) {
        this.units = units;
        this.stocktake = stocktake;
        this.thaws = thaws;
        this.profile = profile;
        this.now = now;
    }

    Verdict of(MilkUnit unit) {
        return switch (unit.type()) {
            case DEPOSIT, POOL -> stocktake.judge(unit, profile).verdict().and(thaws.of(unit, now));
            case BATCH -> batch(unit);
            case BOTTLE, ALIQUOT ->
                Verdict.all(units.ancestors(unit).stream()
                                .filter(one -> one.type() == UnitType.BATCH)
                                .map(this::batch))
                        .and(inDate(unit));
        };
    }

    private Verdict batch(MilkUnit batch) {
        return batches.computeIfAbsent(
                batch.id(), id -> stocktake.judge(batch, profile).verdict());
    }

    private Verdict inDate(MilkUnit unit) {
        var until = unit.expires();
        return until == null || !now.isAfter(until)
                ? Verdict.clear()
                : Verdict.of(RuleId.BOTTLE_EXPIRED, unit.number(), until);
    }
}
