package org.lactarium.server.operations;

import java.util.Collection;
import java.util.List;

/**
 * Judges facts of one kind right before the transaction that brings them commits, when everything it writes can be seen. So it makes
 * no difference in which order the facts stand, or whether they come together.
 *
 * @param <T> what is gathered of a fact
 */
public interface AtCommit<T> {

    /** When its turn is. What makes new facts comes before what judges them, what holds milk before what gives it
     * back, and what moves milk before what feeds it. */
    enum Turn {
        INTERVIEWS,
        CULTURES,
        DONORS,
        NUMBERS,
        FINDINGS,
        PEOPLE,
        WITHDRAWALS,
        ASSESSMENTS,
        FEEDS
    }

    Turn turn();

    /** All it will work under; they are taken in one order with those of the other kinds. */
    Collection<Lock> locks(List<T> facts);

    /**
     * What it throws undoes the transaction.
     *
     * @param facts all that were gathered, in the order in which they came
     */
    void judge(List<T> facts);
}
