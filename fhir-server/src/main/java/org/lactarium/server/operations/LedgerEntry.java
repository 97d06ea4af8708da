package org.lactarium.server.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one resource says of milk and its ways, as plain values. Ids are bare; places and people are references; volumes
 * are mL; codes are those of the guide.
 */
public sealed interface LedgerEntry {

    /**
     * A container.
     *
     * @param location {@code Location/x}; empty when the record does not say
     * @param processed whether steps of its own are written on it
     * @param made when the last of them began
     * @param donor {@code Patient/x} of a deposit; empty for every other level
     */
    record Milk(
            String id,
            String type,
            String status,
            String product,
            String location,
            double volume,
            @Nullable Instant expires,
            boolean processed,
            @Nullable Instant made,
            String donor,
            List<String> parents)
            implements LedgerEntry {

        public Milk {
            parents = List.copyOf(parents);
        }
    }

    /** Milk thrown away; all of the unit when {@code volume} is null. */
    record Discard(String id, String unit, String cause, @Nullable Double volume, Instant at) implements LedgerEntry {}

    /** @param written when the record was last told of it */
    record Dispense(
            String id, String unit, String infant, double volume, String status, @Nullable Instant at, Instant written)
            implements LedgerEntry {}

    /** A feed that stands; one that was withdrawn leaves no entry. */
    record Feed(String id, String unit, String infant, double volume) implements LedgerEntry {}

    /** What a laboratory got. */
    record Sample(String id, String unit, double volume) implements LedgerEntry {}

    /**
     * What a device did with milk.
     *
     * @param device {@code Device/x}
     * @param began null when the record does not say
     */
    record Run(String id, String device, @Nullable Instant began) implements LedgerEntry {}

    /** Two numbers of one person, both {@code Patient/x}. */
    record Link(String person, String other) implements LedgerEntry {}
}
