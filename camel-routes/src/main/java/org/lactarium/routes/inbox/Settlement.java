package org.lactarium.routes.inbox;

import java.time.Duration;
import java.util.List;

/** What became of a claimed message. Reason codes are stored as they are given. */
public sealed interface Settlement {

    MessageState state();

    /** @param resources what the record answered, as {@code Type/id} */
    record Delivered(List<String> resources) implements Settlement {
        @Override
        public MessageState state() {
            return MessageState.DELIVERED;
        }
    }

    /** Understood, and nothing for the record; the reason says why. */
    record LeftOut(String reason, String detail) implements Settlement {
        @Override
        public MessageState state() {
            return MessageState.DELIVERED;
        }
    }

    /** @param detail sentences without patient data */
    record Held(String reason, String detail) implements Settlement {
        @Override
        public MessageState state() {
            return MessageState.QUARANTINED;
        }
    }

    /** @param after how long to wait before the next attempt */
    record Later(String reason, String detail, Duration after) implements Settlement {
        @Override
        public MessageState state() {
            return MessageState.RETRYING;
        }
    }
}
