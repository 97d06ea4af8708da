package org.lactarium.server.histories;

import java.util.Collections;

/** Curves of a pasteuriser's logger, a reading a minute, and what they come to. */
enum HeatingCurve {
    GOOD("20 45 60 " + hot(31) + "50 35 24 10", "passed"),
    A_MINUTE_SHORT("20 45 60 " + hot(30) + "50 35 24 10", "rejected"),
    DIPPED("20 60 " + hot(16) + "62.4 " + hot(16) + "50 24", "rejected"),
    COLD("20 60 61 62 62 61 40 20", "rejected"),
    GAP("20 60 " + hot(14) + "E E E " + hot(16) + "50 24", "held"),
    NO_PROBE_READS_THIS("20 60 " + hot(31) + "999 50 24", "held"),
    WITHOUT_ITS_MINUS("-20 -60 " + "-62.7 ".repeat(31) + "-50 -24", "held"),
    STANDS_STILL("20 60 " + hot(42) + "50 24", "held"),
    COOLED_SLOWLY(
            "20 60 " + hot(31) + Collections.nCopies(14, "40 ").stream().reduce("", String::concat) + "24", "held");

    final String readings;
    final String outcome;

    HeatingCurve(String readings, String outcome) {
        this.readings = readings;
        this.outcome = outcome;
    }

    int minutes() {
        return readings.strip().split(" +").length - 1;
    }

    private static String hot(int readings) {
        return "62.7 ".repeat(readings);
    }
}
