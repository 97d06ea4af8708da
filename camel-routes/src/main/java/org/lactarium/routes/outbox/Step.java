package org.lactarium.routes.outbox;

import java.time.Duration;

/** What became of a claimed message. Reason codes are stored as they are given. */
public sealed interface Step {

    /** @param from where the message stood */
    OutboxState to(OutboxState from);

    /** It is clear now which laboratory is meant. */
    record Routed(String laboratory) implements Step {
        @Override
        public OutboxState to(OutboxState from) {
            return OutboxState.NOTICED;
        }
    }

    record Written(Outgoing.Letter letter) implements Step {
        @Override
        public OutboxState to(OutboxState from) {
            return OutboxState.READY;
        }
    }

    record Answered(Outgoing.Answer answer) implements Step {
        @Override
        public OutboxState to(OutboxState from) {
            return OutboxState.ANSWERED;
        }
    }

    /** The record has the answer. */
    record Done() implements Step {
        @Override
        public OutboxState to(OutboxState from) {
            return OutboxState.ACCEPTED;
        }
    }

    /** @param detail sentences without patient data */
    record Held(String reason, String detail) implements Step {
        @Override
        public OutboxState to(OutboxState from) {
            return OutboxState.QUARANTINED;
        }
    }

    record Overtaken(String detail) implements Step {
        @Override
        public OutboxState to(OutboxState from) {
            return OutboxState.SUPERSEDED;
        }
    }

    /** @param after how long to wait before the next attempt */
    record Later(String reason, String detail, Duration after) implements Step {
        @Override
        public OutboxState to(OutboxState from) {
            return from;
        }
    }
}
