package org.lactarium.server.rawwrites;

/** What must become of a write. */
enum Expected {
    /** It is well made. A feed in it is taken when the second account allows it, and refused when it does not. */
    TAKEN,
    REFUSED,
    /** Standards leave it open: refused, or kept exactly as it was sent and counted as what it says. */
    EITHER;

    Expected and(Expected other) {
        return this == REFUSED || other == REFUSED ? REFUSED : this == EITHER ? EITHER : other;
    }
}
