package org.lactarium.server.operations;

/** Codes of the value set {@code two-people}. */
final class TwoPeople {

    static final String AWAITING = "awaiting-second-person";
    static final String CONFIRMED = "confirmed";
    static final String WITHDRAWN = "withdrawn";

    private TwoPeople() {}
}
