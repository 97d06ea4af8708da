package org.lactarium.routes.inbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who wait for a commit share one. Whoever comes while no transaction is free waits, and the next to be free takes
 * everybody along; a lonely one goes at once and pays nothing for it. Nobody is answered before the commit that holds what it
 * brought.
 *
 * @param <A> what is brought
 * @param <K> what is given back for it
 */
final class GroupCommit<A, K> {

    private final Function<List<A>, List<K>> commit;
    private final Function<A, Object> identity;
    private final Predicate<RuntimeException> ofOne;
    private final int most;
    private final Semaphore transactions;
    private final Queue<Turn<A, K>> waiting = new ArrayDeque<>();

    /**
     * @param commit takes all or, with an exception, none; answers in the order given
     * @param identity of two with the same one, the second waits for the next transaction
     * @param ofOne whether a failure is one arrival's own, so that the others deserve a try without it
     * @param atOnce transactions at the same time
     * @param most arrivals in one transaction
     */
    GroupCommit(
            Function<List<A>, List<K>> commit,
            Function<A, Object> identity,
            Predicate<RuntimeException> ofOne,
            int atOnce,
            int most) {
        this.commit = commit;
        this.identity = identity;
        this.ofOne = ofOne;
        this.most = most;
        this.transactions = new Semaphore(atOnce);
    }

    private static final class Turn<A, K> {
        private final A arrival;
        private final Thread thread = Thread.currentThread();
        private @Nullable K kept;
        private @Nullable RuntimeException failure;
        private volatile boolean taken;
        private volatile boolean done;

        Turn(A arrival) {
            this.arrival = arrival;
        }
    }

    /** Returns when it is committed; throws what the database threw when it is not. */
    K keep(A arrival) {
        Turn<A, K> turn = new Turn<>(arrival);
        synchronized (waiting) {
            waiting.add(turn);
        }
        boolean interrupted = false;
        while (!turn.done) {
            if (!turn.taken && transactions.tryAcquire()) {
                lead();
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (turn.failure != null) {
            throw turn.failure;
        }
        return turn.kept;
    }

    /** How many wait for a transaction that has not begun. */
    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private void lead() {
        try {
            List<Turn<A, K>> turns = next();
            if (!turns.isEmpty()) {
                together(turns);
            }
        } finally {
            transactions.release();
            synchronized (waiting) {
                if (!waiting.isEmpty()) {
                    LockSupport.unpark(waiting.peek().thread);
                }
            }
        }
    }

    private List<Turn<A, K>> next() {
        List<Turn<A, K>> turns = new ArrayList<>();
        Set<Object> identities = new HashSet<>();
        synchronized (waiting) {
            Iterator<Turn<A, K>> all = waiting.iterator();
            while (all.hasNext() && turns.size() < most) {
                Turn<A, K> turn = all.next();
                if (identities.add(identity.apply(turn.arrival))) {
                    turn.taken = true;
                    turns.add(turn);
                    all.remove();
                }
            }
        }
        return turns;
    }

    private void together(List<Turn<A, K>> turns) {
        try {
            List<K> kept = commit.apply(turns.stream().map(turn -> turn.arrival).toList());
            for (int i = 0; i < turns.size(); i++) {
                turns.get(i).kept = kept.get(i);
            }
        } catch (RuntimeException e) {
            if (turns.size() > 1 && ofOne.test(e)) {
                turns.forEach(turn -> together(List.of(turn)));
            } else {
                turns.forEach(turn -> turn.failure = e);
            }
        } finally {
            for (Turn<A, K> turn : turns) {
                if (turn.kept == null && turn.failure == null) {
                    turn.failure = new IllegalStateException("The transaction ended without an answer");
                }
                turn.done = true;
                LockSupport.unpark(turn.thread);
            }
        }
    }
}
