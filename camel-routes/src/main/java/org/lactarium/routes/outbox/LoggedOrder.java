package org.lactarium.routes.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message to a laboratory as the log shows it; null where it has not come so far. */
public record LoggedOrder(
        long id,
        String laboratory,
        String orderId,
        long orderVersion,
        String placer,
        String intention,
        Instant noticed,
        String state,
        int attempts,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String control,
        @Nullable String controlId,
        byte @Nullable [] raw,
        @Nullable String charset,
        @Nullable String verdict,
        @Nullable String answerCode,
        @Nullable String filler,
        @Nullable String says,
        @Nullable Instant answered,
        @Nullable Instant settled) {

    /** @param strays how many answers to something else came meanwhile */
    public record Attempt(
            Instant at,
            @Nullable Instant ended,
            String outcome,
            @Nullable String detail,
            byte @Nullable [] answer,
            int strays) {}

    public record Move(
            Instant at, String from, String to, @Nullable String reason, @Nullable String who, @Nullable String why) {}
}
