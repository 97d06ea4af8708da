package org.lactarium.server.rawwrites;

import java.time.Instant;
import java.util.List;

/**
 * One container, as it was made.
 *
 * @param reference {@code BiologicallyDerivedProduct/x}
 * @param from what it was made of
 * @param volume mL
 */
record Milk(String reference, Kind kind, String donor, Instant expressed, List<String> from, double volume) {

    enum Kind {
        DEPOSIT,
        POOL,
        BATCH,
        BOTTLE
    }
}
