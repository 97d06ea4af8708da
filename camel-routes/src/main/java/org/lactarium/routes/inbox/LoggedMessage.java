package org.lactarium.routes.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as the log shows it: everything but its text. */
public record LoggedMessage(
        long id,
        String feed,
        String peer,
        Instant received,
        String sendingApplication,
        String sendingFacility,
        String messageTime,
        String messageType,
        String controlId,
        String version,
        String charset,
        String state,
        int attempts,
        @Nullable String reason,
        @Nullable String detail,
        String ackCode,
        String ackOutcome,
        int repeats,
        @Nullable Instant settled,
        List<String> resources,
        List<String> specimens) {}
