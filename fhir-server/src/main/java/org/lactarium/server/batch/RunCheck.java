package org.lactarium.server.batch;

import static org.lactarium.profiles.UnitStatus.ALLOCATED;
import static org.lactarium.profiles.UnitStatus.DISPENSED;
import static org.lactarium.profiles.UnitStatus.REJECTED;
import static org.lactarium.profiles.UnitStatus.RELEASED;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lactarium.profiles.UnitStatus;

/** What becomes of a batch when its run is judged again without the drift of the probe. */
public enum RunCheck {
    PASSES,
    FAILS,
    UNDECIDED;

    private static final Set<UnitStatus> LET_GO = EnumSet.of(RELEASED, ALLOCATED, DISPENSED);

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RunCheck of(HeatTreatment again) {
        return switch (again.verdict().worst()) {
            case NOTE -> PASSES;
            case REJECT -> FAILS;
            case REFUSE, HOLD -> UNDECIDED;
        };
    }

    /** Milk that was let go is called back, milk in the bank is held; what still passes is left alone. */
    public Optional<Step> step(UnitStatus status) {
        // a hold would lead rejected milk back to two signatures
        return this == PASSES || status == REJECTED
                ? Optional.empty()
                : Optional.of(LET_GO.contains(status) ? Step.RECALL : Step.HOLD);
    }
}
