package org.lactarium.server.operations;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.balance.Movement;
import org.lactarium.server.feeding.Shelf;
import org.lactarium.server.recall.MilkFlow;
import org.lactarium.server.recall.Window;

/**
 * What is added up or followed over the whole bank. A store that keeps plain rows answers it at any size; any other
 * record is searched.
 */
public interface MilkLedger {

    /**
     * What stands in the bank, by product, state and place. Milk in the wards is not stock; batches are counted by their
     * bottles, thawing milk by its pool.
     *
     * @param product of only this code of milk-product; null for all
     * @param location at only this {@code Location/x}; null for all
     */
    List<Shelf> stock(@Nullable String product, @Nullable String location, Instant now);

    /** mL dispensed since then, by the time the record was told. */
    double dispensed(Instant since);

    /** mL in released bottles in date, whatever was drawn from them since. */
    double released(Instant now);

    /**
     * The released bottles that expire next, in that order; where two expire together, both or neither.
     *
     * @param after those that expire later than this
     * @param atLeast how many, if there are as many
     */
    List<Released> nextToExpire(Instant after, int atLeast);

    /** @param expires of the bottle or of its batch, whichever is sooner */
    record Released(String id, Instant expires) {}

    /** Hands over, one by one, every container of the bank that was received or made in the window, but no batch. */
    void movements(Window made, Consumer<Movement> each);

    /**
     * Bare ids of the Tasks that a device did in the window, and of those that do not say when.
     *
     * @param device {@code Device/x}
     */
    List<String> runs(String device, Window began);

    /** Where milk went and where it came from. */
    MilkFlow flow();
}
