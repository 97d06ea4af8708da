package org.lactarium.server.operations.chart;

import java.util.List;
import java.util.stream.Stream;
import org.lactarium.server.release.Culture;
import org.lactarium.server.release.RawPool;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Reads a pool that waits for its heating. */
@Component
public class PoolChart {

    private final Units units;
    private final ReleaseChart milk;
    private final CultureChart cultures;
    private final DonorAliases aliases;

    PoolChart(Units units, ReleaseChart milk, CultureChart cultures, DonorAliases aliases) {
        this.aliases = aliases;
        this.units = units;
        this.milk = milk;
        this.cultures = cultures;
    }

    /** @param profile by whose figures its clock runs */
    public RawPool of(MilkUnit pool, RuleProfile profile) {
        return new RawPool(
                milk.milk(List.of(pool)),
                aliases.women(DonorChart.donors(units.parents(pool))),
                milk.clock(List.of(pool), profile),
                cultures.of(List.of(pool)));
    }

    /** What was read, in which version. */
    public List<String> sources(RawPool pool) {
        return Stream.concat(
                        pool.cultures().stream().map(Culture::result),
                        pool.milk().stream().flatMap(drop -> drop.donor().sources().stream()))
                .distinct()
                .toList();
    }
}
