package org.lactarium.routes.dispatch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.delivery.Away;
import org.lactarium.routes.delivery.Patience;
import org.lactarium.routes.delivery.Refused;
import org.lactarium.routes.outbox.OutboxState;
import org.lactarium.routes.outbox.Outgoing;
import org.lactarium.routes.outbox.SendQueue;
import org.lactarium.routes.outbox.Step;
import org.lactarium.routes.quarantine.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/** Works off what is waiting for one laboratory, step by step: written, sent, reported. */
final class Errands {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private final String laboratory;
    private final SendQueue queue;
    private final Scribe scribe;
    private final @Nullable Courier courier;
    private final Registrar registrar;
    private boolean away;

    /** @param courier null for orders of which nobody knows where they go */
    Errands(String laboratory, SendQueue queue, Scribe scribe, @Nullable Courier courier, Registrar registrar) {
        this.laboratory = laboratory;
        this.queue = queue;
        this.scribe = scribe;
        this.courier = courier;
        this.registrar = registrar;
    }

    /** @return what came of one message; empty when none is due */
    Optional<Step> one() {
        Optional<Step> step = queue.workOff(laboratory, this::step);
        step.ifPresent(this::notice);
        return step;
    }

    /** Nothing is left to do for now. */
    void rest() {
        if (courier != null) {
            courier.close();
        }
    }

    private Step step(Outgoing message) {
        try {
            return switch (message.state()) {
                case NOTICED -> scribe.write(message);
                case READY -> courier.send(message);
                case ANSWERED -> registrar.report(message);
                default -> throw new IllegalStateException(message.state() + " is not worked on");
            };
        } catch (Away e) {
            Reason reason = e.notAdmitted() ? Reason.NOT_ADMITTED : Reason.SERVER_AWAY;
            return new Step.Later(reason.code(), e.getMessage(), Patience.after(message.attempts()));
        } catch (Refused refused) {
            return new Step.Held(Reason.REFUSED.code(), refused.getMessage());
        } catch (NestedRuntimeException databaseAway) {
            // nothing can be written down now: the claim is given back
            throw databaseAway;
        } catch (RuntimeException bug) {
            // the text of an exception may quote the message: class and place say enough
            LOG.error("order message {}: {} at {}", message.id(), bug.getClass().getName(), bug.getStackTrace()[0]);
            return new Step.Held(Reason.INTERNAL_ERROR.code(), bug.getClass().getSimpleName());
        }
    }

    /** The first message taken after the laboratory or the record was away brings forward what was put off meanwhile. */
    private void notice(Step step) {
        if (step instanceof Step.Later) {
            away = true;
        } else if (away && (step instanceof Step.Answered || step.to(OutboxState.ANSWERED) == OutboxState.ACCEPTED)) {
            away = false;
            queue.hurry(laboratory);
        }
    }
}
