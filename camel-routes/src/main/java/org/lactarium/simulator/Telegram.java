package org.lactarium.simulator;

import java.nio.charset.StandardCharsets;

/**
 * A message to send.
 *
 * @param controlId MSH-10
 * @param subject what it is about; of messages about one thing the order matters
 * @param text segments, each ended by CR; says in MSH-18 that it is UTF-8
 */
public record Telegram(String controlId, String subject, String text) {

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
