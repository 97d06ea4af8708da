package org.lactarium.server.door;

import java.util.function.Function;

/**
 * One way in which a laboratory says something.
 *
 * @param follows whether it is about an accession that was reported before
 */
record Variant(String name, boolean follows, Function<Reports, String> message) {

    static Variant first(String name, Function<Reports, String> message) {
        return new Variant(name, false, message);
    }

    static Variant again(String name, Function<Reports, String> message) {
        return new Variant(name, true, message);
    }

    String of(Reports reports) {
        return message.apply(reports);
    }
}
