package org.lactarium.server.rawwrites;

/** What facts say about milk, mildest first. */
enum Says {
    NOTHING,
    /** A result that is not final: milk that waits goes on waiting, and milk that was let go is held. */
    WAIT,
    HOLD,
    NEVER;

    Says and(Says other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
