package org.lactarium.server.operations;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Step;
import org.lactarium.server.donation.RawAge;
import org.lactarium.server.donor.DonorRules;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.PoolChart;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.ReleaseChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.release.Reappraisal;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Judges everything that still stands somewhere by the figures of a profile: the bank's own, or one it thinks of. */
@Component
class Stocktake {

    private static final Query STOCKED = Query.where(
            "unit-status",
            Stream.of(
                            UnitStatus.REGISTERED,
                            UnitStatus.QUARANTINE,
                            UnitStatus.PENDING_RESULTS,
                            UnitStatus.RELEASED,
                            UnitStatus.ALLOCATED,
                            UnitStatus.DISPENSED)
                    .map(UnitStatus::code)
                    .collect(Collectors.joining(",")));

    private final Clock clock;
    private final Units units;
    private final DonorChart donors;
    private final PoolChart pools;
    private final ReleaseChart releases;
    private final DonorAliases aliases;

    Stocktake(
            Clock clock, Units units, DonorChart donors, PoolChart pools, ReleaseChart releases, DonorAliases aliases) {
        this.aliases = aliases;
        this.clock = clock;
        this.units = units;
        this.donors = donors;
        this.pools = pools;
        this.releases = releases;
    }

    /**
     * Milk that is judged as one: a container, a pool, a batch.
     *
     * @param affected it, and the bottles of a batch
     * @param sources what was read, in which version
     */
    record Judged(MilkUnit root, List<MilkUnit> affected, Verdict verdict, List<String> sources) {

        /** Those that would move. */
        List<MilkUnit> moving() {
            return affected.stream()
                    .filter(unit -> Reappraisal.step(unit.status(), verdict).isPresent())
                    .toList();
        }

        Step step(MilkUnit moving) {
            return Reappraisal.step(moving.status(), verdict).orElseThrow();
        }
    }

    /** Ids of everything that stands somewhere: deposits, pools, and the batches of bottles. */
    List<String> standing() {
        Set<String> roots = new LinkedHashSet<>();
        Stream.of(UnitType.DEPOSIT, UnitType.POOL, UnitType.BATCH)
                .flatMap(type -> units.found(STOCKED.and("unit-type", type.code())).stream())
                .forEach(unit -> roots.add(unit.id()));
        units.found(STOCKED.and("unit-type", UnitType.BOTTLE.code())).forEach(bottle -> roots.addAll(bottle.parents()));
        return List.copyOf(roots);
    }

    Judged judge(MilkUnit root, RuleProfile profile) {
        var now = clock.instant();
        return switch (root.type()) {
            case DEPOSIT -> deposit(root, now, profile);
            case POOL -> {
                var raw = pools.of(root, profile);
                yield new Judged(root, List.of(root), raw.judge(now, profile), pools.sources(raw));
            }
            default -> batch(root, now, profile);
        };
    }

    private Judged deposit(MilkUnit deposit, Instant now, RuleProfile profile) {
        var expressed = deposit.expressed(profile.zone());
        var file = donors.file(deposit.donor());
        if (expressed == null || file.isEmpty()) {
            var verdict = Verdict.of(RuleId.EXPRESSION_TIME_MISSING, deposit.number());
            return new Judged(deposit, List.of(deposit), verdict, List.of());
        }
        var verdict = RawAge.judge(deposit.number(), expressed, now, profile)
                .and(DonorRules.judge(file.get(), expressed, profile));
        return new Judged(deposit, List.of(deposit), verdict, file.get().sources());
    }

    private Judged batch(MilkUnit batch, Instant now, RuleProfile profile) {
        var looked = releases.of(batch, profile);
        var women = aliases.women(DonorChart.donors(units.ancestors(batch)));
        var affected = new ArrayList<>(List.of(batch));
        affected.addAll(units.descendants(List.of(batch)));
        return new Judged(batch, affected, Reappraisal.judge(looked, women, now, profile), looked.sources());
    }
}
