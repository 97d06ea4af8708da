package org.lactarium.routes.operations;

import java.time.Duration;
import java.util.Optional;

/** Says once that something is wrong and once that it is right again, however often it is asked in between. */
final class Alarm {

    private final Duration limit;
    private final String what;
    private final String where;
    private boolean raised;

    /** @param what waits @param where a person can see it */
    Alarm(Duration limit, String what, String where) {
        this.limit = limit;
        this.what = what;
        this.where = where;
    }

    /** @return a sentence when there is something new to say */
    Optional<String> look(Duration oldest) {
        boolean tooOld = oldest.compareTo(limit) > 0;
        if (tooOld == raised) {
            return Optional.empty();
        }
        raised = tooOld;
        return Optional.of(
                tooOld
                        ? "ALARM: " + what + " has waited longer than " + limit + "; see " + where
                        : "ALARM OVER: " + what + " has not waited longer than " + limit + " any more");
    }

    boolean isRaised() {
        return raised;
    }
}
