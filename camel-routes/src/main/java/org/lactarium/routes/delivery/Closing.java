package org.lactarium.routes.delivery;

import org.lactarium.routes.inbox.Dismissals;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.Waiting;

/**
 * Lets go of what a held message has bound, once its result, or a later one, is on record. The same message sent again says
 * nothing more, so it is settled with it.
 */
final class Closing {

    private final WaitingReports waiting;
    private final MessageLog log;
    private final Dismissals dismissals;

    Closing(WaitingReports waiting, MessageLog log, Dismissals dismissals) {
        this.waiting = waiting;
        this.log = log;
        this.dismissals = dismissals;
    }

    private record Replayer(String who, String why) {}

    void close(Waiting message) {
        if (message.bound()) {
            Replayer replayer = replayer(message.id());
            waiting.settle(message.feed(), message.id(), WaitingReports.DELIVERED, replayer.who(), replayer.why())
                    .forEach(again -> dismissals.unlessAtWork(
                            again, replayer.who(), "the same as message " + message.id() + ": " + replayer.why()));
        }
    }

    /** Of a message that nobody replayed, the feed that went on. */
    private Replayer replayer(long message) {
        return log.moves(message).stream()
                .filter(move -> move.who() != null)
                .reduce((first, last) -> last)
                .map(move -> new Replayer(String.valueOf(move.who()), move.why() == null ? "replayed" : move.why()))
                .orElseGet(() -> new Replayer("feed", "the feed went on"));
    }
}
