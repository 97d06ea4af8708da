package org.lactarium.server.balance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.balance.Movement.Loss;
import org.lactarium.server.balance.Movement.State;

/**
 * What stands in the record about one container and its neighbours, wherever it was read; its {@link Movement} follows from
 * this. All volumes in mL.
 *
 * @param unit {@code BiologicallyDerivedProduct/x}
 * @param poured what its bags still held when they were mixed; of a pool only
 * @param children what stands in what was filled or drawn from it
 * @param samples what the laboratory got of it; what was taken of a batch was filled into no bottle, so the pool gave it
 * @param delivery how it left the bank, a feed with its bottle; null when it did not
 * @param gone why it was thrown away as a whole, by itself or with what it was made from
 * @param parts what was thrown away of it, of a pool with its batches
 */
public record Sheet(
        String unit,
        UnitType stage,
        UnitStatus status,
        double volume,
        double poured,
        double children,
        double samples,
        @Nullable Delivery delivery,
        double fed,
        String gone,
        List<Part> parts) {

    public record Delivery(double volume, @Nullable Instant at) {}

    /** @param cause code of unit-reason */
    public record Part(String cause, double volume, Instant at) {}

    public Sheet {
        parts = List.copyOf(parts);
    }

    public Movement movement() {
        return new Movement(
                unit,
                stage,
                stage == UnitType.POOL ? poured : volume,
                volume,
                state(),
                gone,
                onward(),
                delivered(),
                fed,
                samples,
                parts.stream().map(this::loss).toList());
    }

    private Loss loss(Part part) {
        var after = delivery != null && delivery.at() != null && !part.at().isBefore(delivery.at());
        return new Loss(part.cause(), part.volume(), after);
    }

    private State state() {
        return switch (status) {
            case DISCARDED -> State.GONE;
            case USED -> delivery == null ? State.PASSED_ON : State.THERE;
            default -> State.THERE;
        };
    }

    /** All that was left in a bag goes into the pool; what a pool gave is what stands in the bottles. */
    private double onward() {
        if (stage != UnitType.DEPOSIT) {
            return children;
        }
        var lost = parts.stream().mapToDouble(Part::volume).sum();
        return status == UnitStatus.USED ? Math.max(0, volume - samples - lost) : 0;
    }

    /** A feed left the bank with its bottle or by itself, without what had been poured away of it by then. */
    private @Nullable Double delivered() {
        if (delivery == null) {
            return null;
        }
        return stage == UnitType.ALIQUOT ? volume - lostBefore() : delivery.volume();
    }

    private double lostBefore() {
        return parts.stream()
                .map(this::loss)
                .filter(loss -> !loss.afterDelivery())
                .mapToDouble(Loss::volume)
                .sum();
    }
}
