package org.lactarium.server.operations;

import java.time.Instant;
import java.util.Set;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.WardChart;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** The last moment of a bottle or feed anew: by what it was drawn from, and by the clocks that stand. */
@Component
class WardExpiry {

    private final Units units;
    private final RuleProfile profile;

    WardExpiry(Units units, RuleProfile profile) {
        this.units = units;
        this.profile = profile;
    }

    /** The unit and all that was drawn from it. One of which the record does not know what it was drawn from keeps its last moment. */
    void settle(MilkUnit unit) {
        units.parents(unit).stream()
                .map(MilkUnit::expires)
                .filter(until -> until != null)
                .min(Instant::compareTo)
                .map(until -> shorter(until, unit))
                .ifPresent(until -> units.update(unit.expireOn(until)));
        units.children(unit).forEach(this::settle);
    }

    private Instant shorter(Instant until, MilkUnit unit) {
        var clock = WardChart.clock(Set.of(unit)).until(profile);
        return clock != null && clock.isBefore(until) ? clock : until;
    }
}
