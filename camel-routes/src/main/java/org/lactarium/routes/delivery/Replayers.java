package org.lactarium.routes.delivery;

import org.lactarium.routes.inbox.MessageLog;

/** Who had a message processed again, and why. */
final class Replayers {

    private final MessageLog log;

    Replayers(MessageLog log) {
        this.log = log;
    }

    record Replayer(String who, String why) {}

    /** Of a message that nobody replayed, the feed that went on. */
    Replayer of(long message) {
        return log.moves(message).stream()
                .filter(move -> move.who() != null)
                .reduce((first, last) -> last)
                .map(move -> new Replayer(String.valueOf(move.who()), move.why() == null ? "replayed" : move.why()))
                .orElseGet(() -> new Replayer("feed", "the feed went on"));
    }
}
