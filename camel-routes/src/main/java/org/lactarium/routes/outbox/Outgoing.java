package org.lactarium.routes.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A claimed message to a laboratory.
 *
 * @param attempts how often the present step was tried before
 * @param errors how often the laboratory answered that something went wrong there
 * @param sent whether bytes of it may have reached the laboratory
 * @param letter null until it is written
 * @param answer null until it is answered
 */
public record Outgoing(
        long id,
        String laboratory,
        String orderId,
        long version,
        String placer,
        Intention intention,
        OutboxState state,
        int attempts,
        int errors,
        boolean sent,
        @Nullable Letter letter,
        @Nullable Answer answer) {

    /**
     * The message as it is sent, the same at every try.
     *
     * @param control ORC-1
     * @param controlId MSH-10
     * @param content what it says whenever it is said: two letters of one content ask for the same
     */
    public record Letter(String control, String controlId, byte[] raw, String charset, String content) {}

    /** @param verdict accepted, refused or error @param code MSA-1 @param filler ORC-3 @param says the laboratory's words */
    public record Answer(String verdict, String code, String filler, String says, Instant at) {}
}
