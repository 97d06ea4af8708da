package org.lactarium.server.door;

import java.util.List;
import java.util.Set;

/** Tells milk that a result forbids from milk that only waits for a person. */
final class Reading {

    /** A message that waits. */
    private static final Set<String> NO_RESULT = Set.of("result-waits");

    private Reading() {}

    /** @param rules that were named when its release was refused */
    static boolean forbids(List<String> rules) {
        return !NO_RESULT.containsAll(rules);
    }
}
