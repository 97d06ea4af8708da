package org.lactarium.server.balance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitType;

/**
 * What the record knows of the milk of one container. All volumes in mL.
 *
 * @param unit {@code BiologicallyDerivedProduct/x}
 * @param in what was poured into it
 * @param volume what it held then; the rest stuck to the glass
 * @param gone why it was thrown away as a whole
 * @param onward what it gave to the containers of the next stage
 * @param delivered what left for an infant; null when none did
 * @param fed what was fed from it, whether or not it had been delivered
 * @param samples what the laboratory got
 */
public record Movement(
        String unit,
        UnitType stage,
        double in,
        double volume,
        State state,
        String gone,
        double onward,
        @Nullable Double delivered,
        double fed,
        double samples,
        List<Loss> losses) {

    public enum State {
        THERE,
        PASSED_ON,
        GONE
    }

    /**
     * A part that was thrown away.
     *
     * @param cause code of unit-reason; {@code sample} is none
     * @param afterDelivery whether the ward threw it away
     */
    public record Loss(String cause, double volume, boolean afterDelivery) {}

    public Movement {
        losses = List.copyOf(losses);
    }

    /** What is left of it after samples and parts thrown away, as long as nothing else happened. */
    public double left() {
        return volume - samples - lost();
    }

    double lost() {
        return losses.stream().mapToDouble(Loss::volume).sum();
    }

    double lostAfterDelivery() {
        return losses.stream()
                .filter(Loss::afterDelivery)
                .mapToDouble(Loss::volume)
                .sum();
    }
}
