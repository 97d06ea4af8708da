package org.lactarium.server.histories;

import java.util.Map;
import java.util.TreeMap;

/** How often what happened, so that a run that never got anywhere is not taken for a proof. */
final class Tally {

    private final Map<String, Integer> counts = new TreeMap<>();

    synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    synchronized int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    @Override
    public synchronized String toString() {
        return String.join(
                "\n",
                counts.entrySet().stream()
                        .map(entry -> "%8d  %s".formatted(entry.getValue(), entry.getKey()))
                        .toList());
    }
}
