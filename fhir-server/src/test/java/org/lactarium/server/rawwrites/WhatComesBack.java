package org.lactarium.server.rawwrites;

import java.util.Set;

/** Where milk stands again once what had moved it is withdrawn. */
final class WhatComesBack {

    private static final Set<String> MOVED_BY_FACTS = Set.of("rejected", "recalled", "expired");

    private WhatComesBack() {}

    /**
     * What was moved only by facts that are withdrawn waits for two signatures.
     *
     * @param says what all standing facts say of it today
     */
    static String afterWithdrawal(String status, Says says) {
        return MOVED_BY_FACTS.contains(status) && says != Says.NEVER ? "quarantine" : status;
    }

    /** In doubt it stays where it is: a fact that was corrected and not withdrawn, for one, gives nothing back. */
    static boolean mayStay(String before, String expected, String found) {
        return expected.equals("quarantine") && found.equals(before) && MOVED_BY_FACTS.contains(before);
    }

    /**
     * A bottle that was used up is dispensed again when a feed of it is withdrawn, unless something speaks against its milk.
     *
     * @param left mL
     * @param says what all standing facts say of it today
     */
    static String afterFeeds(String status, double left, Says says) {
        if (status.equals("dispensed") && left < 0.001) {
            return "used";
        }
        if (!status.equals("used") || left < 0.001) {
            return status;
        }
        return switch (says) {
            case NOTHING -> "dispensed";
            case WAIT, HOLD -> "quarantine";
            case NEVER -> "recalled";
        };
    }
}
