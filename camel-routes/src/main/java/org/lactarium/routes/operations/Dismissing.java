package org.lactarium.routes.operations;

import java.util.function.Supplier;
import org.lactarium.routes.delivery.Away;
import org.lactarium.routes.delivery.WaitingReports;
import org.lactarium.routes.inbox.Dismissals;
import org.lactarium.routes.inbox.MessageState;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A person has looked at a held message: first the record lets go of what waits for it, then the log writes who and why. */
final class Dismissing {

    private final WaitingReports waiting;
    private final Dismissals dismissals;

    Dismissing(WaitingReports waiting, Dismissals dismissals) {
        this.waiting = waiting;
        this.dismissals = dismissals;
    }

    /**
     * With it goes the same message sent again.
     *
     * @return whether it was held until now
     * @throws ResponseStatusException 503 when the record cannot be told; then nothing is dismissed
     */
    boolean dismiss(String feed, long message, String who, String why) {
        unlessAway(() -> waiting.settle(feed, message, WaitingReports.DISMISSED, who, why))
                .forEach(again -> dismissals.one(again, who, why));
        return dismissals
                .one(message, who, why)
                .filter(MessageState.QUARANTINED::equals)
                .isPresent();
    }

    /** @throws ResponseStatusException 503 when the record cannot be reached */
    static <T> T unlessAway(Supplier<T> question) {
        try {
            return question.get();
        } catch (Away away) {
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE, "The record cannot be told now. Nothing was dismissed; try again.");
        }
    }
}
