package org.lactarium.routes.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message at the door.
 *
 * @param peer address it came from
 * @param charset name of the character set its text is read in
 * @param header what MSH says, as far as it could be read
 * @param orderingKey messages of one key are delivered in order; empty when nothing orders it
 * @param specimens numbers by which it can be found
 * @param ackCode what it will be answered; empty when it is an answer itself
 * @param fault reason code for which it is not to be delivered; null when it is
 * @param detail a sentence on the fault
 */
public record Arrival(
        String feed,
        String peer,
        Instant received,
        byte[] raw,
        String charset,
        Header header,
        String orderingKey,
        List<String> specimens,
        String ackCode,
        @Nullable String fault,
        @Nullable String detail) {

    /** The fields of MSH that identify a message and its parties; empty where the message is silent. */
    public record Header(
            String sendingApplication,
            String sendingFacility,
            String receivingApplication,
            String receivingFacility,
            String time,
            String type,
            String controlId,
            String processingId,
            String version) {}
}
