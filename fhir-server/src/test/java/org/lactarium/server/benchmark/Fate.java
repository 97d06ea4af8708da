package org.lactarium.server.benchmark;

/** What became of one batch of twenty bottles; each is played once and then copied. */
enum Fate {
    /** Eighteen bottles fed to two infants, one broken, one thrown away unused. */
    FED,
    /** The culture after heating failed, and all of it was thrown away. */
    FAILED,
    /** Both cultures are clean and nobody has signed. */
    PENDING,
    /** In the freezer, for whoever orders it. */
    RELEASED,
    /** Released, then held by a person. */
    HELD,
    /** Released, then called back. */
    RECALLED
}
