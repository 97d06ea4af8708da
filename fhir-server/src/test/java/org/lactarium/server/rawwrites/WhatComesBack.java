package org.lactarium.server.rawwrites;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Where milk stands again once what had moved it is withdrawn. A fact that is corrected gives nothing back. */
final class WhatComesBack {

    private static final Set<String> LOST = Set.of("rejected", "recalled");

    /** Of each container that was lost, by what it was looked at when that was last decided. */
    private final Map<String, Set<String>> looked = new HashMap<>();

    void moved(String unit, String from, String to, Word word) {
        if (!to.equals(from) && LOST.contains(to)) {
            looked.put(unit, word.looked());
        }
    }

    /**
     * What rests on a fact that is withdrawn waits for two signatures, unless something that stands forbids it today.
     *
     * @param says what all standing facts say of it today
     */
    String afterWithdrawal(String unit, String status, Says says, Predicate<String> withdrawn) {
        var rested = looked.getOrDefault(unit, Set.of()).stream().anyMatch(withdrawn);
        return LOST.contains(status) && rested && says != Says.NEVER ? "quarantine" : status;
    }

    /**
     * A bottle that is empty is used; one that is not empty any more is where its batch is.
     *
     * @param left mL
     * @param line where everything stands that it was made of, the batch first
     */
    String afterFeeds(String status, double left, List<String> line) {
        if (status.equals("dispensed") && left < 0.001) {
            return "used";
        }
        if (!status.equals("used") || left < 0.001) {
            return status;
        }
        return List.of("recalled", "rejected", "quarantine").stream()
                .filter(line::contains)
                .findFirst()
                .orElse("dispensed");
    }

    /** It was called back with its batch, and rests on the same. */
    void follows(String bottle, String batch) {
        looked.put(bottle, looked.getOrDefault(batch, Set.of()));
    }
}
