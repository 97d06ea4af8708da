package org.lactarium.routes.laboratory;

/** What a message that is held means for the milk and the donors it names. */
public enum Bearing {
    /** It can carry no result, or it is older than what is on record and no worse. */
    NONE,
    /** It waits, and it cannot be worse than what is on record: released milk stays released. */
    WAITS,
    /** It could be a correction, a withdrawal or worse than what is on record: released milk is held at once. */
    STOPS
}
