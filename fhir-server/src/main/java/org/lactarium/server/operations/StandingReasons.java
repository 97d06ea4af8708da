package org.lactarium.server.operations;

import java.time.Clock;
import org.lactarium.server.operations.chart.ThawVerdict;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Looks at what stands against milk, each time anew. */
@Component
class StandingReasons {

    private final Clock clock;
    private final Units units;
    private final Stocktake stocktake;
    private final ThawVerdict thaws;
    private final RuleProfile profile;

    StandingReasons(Clock clock, Units units, Stocktake stocktake, ThawVerdict thaws, RuleProfile profile) {
        this.clock = clock;
        this.units = units;
        this.stocktake = stocktake;
        this.thaws = thaws;
        this.profile = profile;
    }

    TodaysReasons today() {
        return new TodaysReasons(units, stocktake, thaws, profile, clock.instant());
    }
}
