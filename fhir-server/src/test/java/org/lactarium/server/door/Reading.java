package org.lactarium.server.door;

import java.util.List;

/** Tells milk that a result forbids from milk that only waits for a person. */
final class Reading {

    private static final String WAITS = "result-waits";

    private Reading() {}

    /** @param rules that refused its release */
    static boolean forbids(List<String> rules) {
        return rules.stream().anyMatch(rule -> !rule.equals(WAITS));
    }
}
