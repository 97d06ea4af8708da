package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.List;
import org.lactarium.server.LactariumServer;

/** How many calls each step of a week took: one thing a call, and as the bank offers it now. */
final class WeekBook {

    private final List<String> rows = new ArrayList<>();

    /** Played both ways, on different milk. */
    void both(String step, Runnable onePerCall, Runnable now) {
        row(step, calls(onePerCall), calls(now));
    }

    void row(String step, int onePerCall, int now) {
        rows.add("| %s | %d | %d |".formatted(step, onePerCall, now));
    }

    /** There was one way, and there is. */
    void same(String step, Runnable now) {
        var calls = calls(now);
        row(step, calls, calls);
    }

    /** What could not be done at all. */
    void onlyNow(String step, Runnable now) {
        rows.add("| %s | not possible | %d |".formatted(step, calls(now)));
    }

    List<String> rows() {
        return rows;
    }

    private static int calls(Runnable work) {
        return LactariumServer.shared().calls().of(work);
    }
}
