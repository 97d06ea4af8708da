package org.lactarium.server.operations;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.access.Callers;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** What every operation has at hand: the clock, the figures, who is calling, and milk by its id. */
@Component
class Bench {

    private final Clock clock;
    private final RuleProfile profile;
    private final Callers callers;
    private final Units units;

    Bench(Clock clock, RuleProfile profile, Callers callers, Units units) {
        this.clock = clock;
        this.profile = profile;
        this.callers = callers;
        this.units = units;
    }

    Instant now() {
        return clock.instant();
    }

    RuleProfile profile() {
        return profile;
    }

    /** {@code Practitioner/x}; null when the login stands for nobody. */
    @Nullable
    String person() {
        var practitioner = callers.current().practitioner();
        return practitioner.isBlank() ? null : practitioner;
    }

    /** What the login is called. */
    String login() {
        return callers.current().name();
    }

    boolean may(String role) {
        return callers.current().is(role);
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException (HTTP 404) */
    MilkUnit unit(String id) {
        return units.read(id).orElseThrow(() -> Refusals.unknown("BiologicallyDerivedProduct/" + id));
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.InvalidRequestException (HTTP 400) when it is of another level */
    MilkUnit unit(String id, UnitType level) {
        var unit = unit(id);
        if (unit.type() != level) {
            throw Refusals.bad(unit.reference() + " is a " + unit.type().code() + ", not a " + level.code());
        }
        return unit;
    }

    List<MilkUnit> units(List<String> ids, UnitType level) {
        return ids.stream().map(id -> unit(id, level)).toList();
    }
}
