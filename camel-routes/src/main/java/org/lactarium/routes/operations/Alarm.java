package org.lactarium.routes.operations;

import java.time.Duration;
import java.util.Optional;

/** Says once that something is wrong and once that it is right again, however often it is asked in between. */
final class Alarm {

    private final Duration limit;
    private boolean raised;

    Alarm(Duration limit) {
        this.limit = limit;
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
                        ? "ALARM: a message has waited longer than " + limit + "; see /intake/messages?state=retrying"
                        : "ALARM OVER: no message has waited longer than " + limit);
    }

    boolean isRaised() {
        return raised;
    }
}
