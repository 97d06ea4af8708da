package org.lactarium.routes.mllp;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.inbox.LoggedMessage;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.MessageState;
import org.lactarium.routes.quarantine.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until a message is in the record or held. Looks into the database, because any process may have delivered it. */
final class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);
    private static final String NOT_YET =
            "The message is kept and not yet in the record. Send it again to ask for the outcome.";

    private final MessageLog log;

    Outcomes(MessageLog log) {
        this.log = log;
    }

    /**
     * @param sentence null when the record has it
     * @param why null when the record has it, or nobody knows yet
     */
    record Outcome(boolean success, @Nullable String sentence, @Nullable Reason why) {}

    Outcome await(long message, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                Optional<Outcome> settled = log.byId(message).flatMap(Outcomes::of);
                if (settled.isPresent()) {
                    return settled.get();
                }
                Thread.sleep(LOOK_AGAIN.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn(
                    "message {}: its outcome cannot be read ({})",
                    message,
                    e.getClass().getSimpleName());
        }
        return new Outcome(false, NOT_YET, null);
    }

    private static Optional<Outcome> of(LoggedMessage message) {
        return switch (MessageState.of(message.state())) {
            case DELIVERED -> Optional.of(new Outcome(true, null, null));
            case QUARANTINED, DISMISSED ->
                Optional.of(new Outcome(
                        false,
                        Objects.requireNonNullElse(message.detail(), "The message waits for a person"),
                        message.reason() == null
                                ? null
                                : Reason.of(message.reason()).orElse(null)));
            default -> Optional.empty();
        };
    }
}
