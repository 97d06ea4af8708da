package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.lactarium.server.operations.AtCommit.Turn;

/** What is still to be judged before one transaction commits. */
public final class CommitAgenda {

    private final Map<Turn, Gathered<?>> waiting = new EnumMap<>(Turn.class);

    /** Facts of one kind; a kind that was given another fact since needs its locks anew. */
    private static final class Gathered<T> {
        private final AtCommit<T> judgement;
        private final List<T> facts = new ArrayList<>();
        private boolean locked;

        Gathered(AtCommit<T> judgement) {
            this.judgement = judgement;
        }

        void add(T fact) {
            facts.add(fact);
            locked = false;
        }

        Collection<Lock> locks() {
            if (locked) {
                return List.of();
            }
            locked = true;
            return judgement.locks(facts);
        }

        void judge() {
            judgement.judge(facts);
        }
    }

    @SuppressWarnings("unchecked")
    public <T> void add(T fact, AtCommit<T> judgement) {
        ((Gathered<T>) waiting.computeIfAbsent(judgement.turn(), turn -> new Gathered<>(judgement))).add(fact);
    }

    /** Judges turn by turn, until nothing is left: what is written by it may have to be judged, too. */
    public void settle(MilkRecord record) {
        while (!waiting.isEmpty()) {
            record.atomically(locks(), () -> {
                var first = waiting.keySet().iterator().next();
                waiting.remove(first).judge();
                return first;
            });
        }
    }

    /** Interviews make facts, and which milk these are about is known only then. */
    private TreeSet<Lock> locks() {
        var locks = new TreeSet<Lock>();
        waiting.entrySet().stream()
                .filter(one -> one.getKey() == Turn.INTERVIEWS || !waiting.containsKey(Turn.INTERVIEWS))
                .forEach(one -> locks.addAll(one.getValue().locks()));
        return locks;
    }
}
