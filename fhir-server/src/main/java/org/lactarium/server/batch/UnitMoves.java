package org.lactarium.server.batch;

import static java.util.Map.entry;
import static org.lactarium.profiles.UnitStatus.ALLOCATED;
import static org.lactarium.profiles.UnitStatus.DISCARDED;
import static org.lactarium.profiles.UnitStatus.DISPENSED;
import static org.lactarium.profiles.UnitStatus.ENTERED_IN_ERROR;
import static org.lactarium.profiles.UnitStatus.EXPIRED;
import static org.lactarium.profiles.UnitStatus.PENDING_RESULTS;
import static org.lactarium.profiles.UnitStatus.QUARANTINE;
import static org.lactarium.profiles.UnitStatus.RECALLED;
import static org.lactarium.profiles.UnitStatus.REGISTERED;
import static org.lactarium.profiles.UnitStatus.REJECTED;
import static org.lactarium.profiles.UnitStatus.RELEASED;
import static org.lactarium.profiles.UnitStatus.USED;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lactarium.profiles.UnitStatus;

/**
 * The written state machine of a milk unit: which step may be taken from where, and where it leads.
 *
 * <p>Holding and recalling are possible from wherever milk is still somewhere. Released is reached by two signatures, or
 * by giving up a reservation of milk that already was released; by nothing else. Rejected milk that is recalled is so for
 * good: a hold would otherwise lead it back to two signatures. What was moved only by a fact that was entered in error is
 * reconsidered, and stands on hold then.
 */
public final class UnitMoves {

    /** Milk that still stands somewhere and could be fed. */
    private static final Set<UnitStatus> STOCKED =
            EnumSet.of(REGISTERED, QUARANTINE, PENDING_RESULTS, RELEASED, ALLOCATED, DISPENSED);

    private static final Map<Step, Move> TABLE = Map.ofEntries(
            entry(Step.CONSUME, new Move(EnumSet.of(REGISTERED, RELEASED, DISPENSED), USED)),
            entry(Step.REINSPECT, new Move(EnumSet.of(QUARANTINE), REGISTERED)),
            entry(Step.HOLD, new Move(with(STOCKED, REJECTED), QUARANTINE)),
            entry(Step.REJECT, new Move(EnumSet.of(REGISTERED, QUARANTINE, PENDING_RESULTS), REJECTED)),
            entry(Step.RECALL, new Move(with(STOCKED, REJECTED), RECALLED)),
            entry(Step.RELEASE, new Move(EnumSet.of(PENDING_RESULTS, QUARANTINE), RELEASED)),
            entry(Step.READMIT, new Move(EnumSet.of(QUARANTINE), DISPENSED)),
            entry(Step.ALLOCATE, new Move(EnumSet.of(RELEASED), ALLOCATED)),
            entry(Step.DEALLOCATE, new Move(EnumSet.of(ALLOCATED), RELEASED)),
            entry(Step.DISPENSE, new Move(EnumSet.of(RELEASED, ALLOCATED), DISPENSED)),
            entry(Step.FEED, new Move(EnumSet.of(DISPENSED), USED)),
            entry(Step.RESTORE, new Move(EnumSet.of(USED), DISPENSED)),
            entry(Step.EXPIRE, new Move(STOCKED, EXPIRED)),
            entry(Step.DISCARD, new Move(with(STOCKED, REJECTED, RECALLED, EXPIRED), DISCARDED)),
            entry(Step.RECONSIDER, new Move(EnumSet.of(REJECTED, RECALLED, EXPIRED, USED), QUARANTINE)),
            entry(Step.VOID, new Move(EnumSet.of(REGISTERED, QUARANTINE, REJECTED), ENTERED_IN_ERROR)));

    private UnitMoves() {}

    private record Move(Set<UnitStatus> from, UnitStatus to) {}

    /** Where the step leads from there; empty when the step is not allowed. */
    public static Optional<UnitStatus> after(UnitStatus from, Step step) {
        var move = TABLE.get(step);
        return move != null && move.from.contains(from) ? Optional.of(move.to) : Optional.empty();
    }

    /** Whether the unit still stands somewhere and could be fed. */
    public static boolean stocked(UnitStatus status) {
        return STOCKED.contains(status);
    }

    private static Set<UnitStatus> with(Set<UnitStatus> some, UnitStatus... others) {
        var all = EnumSet.copyOf(some);
        all.addAll(Set.of(others));
        return all;
    }
}
