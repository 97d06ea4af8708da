package org.lactarium.routes.inbox;

import java.time.Instant;

/**
 * A message claimed for delivery.
 *
 * @param attempts how often it was tried before
 * @param charset name of the character set its text is read in
 * @param received when it arrived
 */
public record Waiting(long id, String feed, byte[] raw, String charset, int attempts, Instant received) {}
