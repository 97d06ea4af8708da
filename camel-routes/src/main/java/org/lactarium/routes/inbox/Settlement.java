package org.lactarium.routes.inbox;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a claimed message. Reason codes are stored as they are given. */
public sealed interface Settlement {

    MessageState state();

    /**
     * @param resources what the record answered, as {@code Type/id}
     * @param reason what a person should map although the record has the result; null for nothing
     */
    record Delivered(List<String> resources, @Nullable String reason, @Nullable String detail) implements Settlement {

        public Delivered(List<String> resources) {
            this(resources, null, null);
        }

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

    /**
     * @param detail sentences without patient data
     * @param binding what it has done to the milk and the donors it names
     * @param resources what of it the record took all the same, as {@code Type/id}
     */
    record Held(String reason, String detail, Binding binding, List<String> resources) implements Settlement {

        /** Held, and what it names still to be looked after. */
        public Held(String reason, String detail) {
            this(reason, detail, Binding.NONE, List.of());
        }

        @Override
        public MessageState state() {
            return MessageState.QUARANTINED;
        }
    }

    /** What a message has done to the milk and the donors it names. */
    enum Binding {
        /** Not yet looked after. */
        NONE,
        /** They wait for a person. */
        BOUND,
        /** It can carry no result. */
        NOTHING;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
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
