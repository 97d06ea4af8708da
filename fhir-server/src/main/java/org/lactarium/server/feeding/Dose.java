package org.lactarium.server.feeding;

import org.jspecify.annotations.Nullable;
import org.lactarium.server.donor.Span;

/**
 * What an order says for one stretch of time.
 *
 * @param perFeed mL; null when it does not say
 * @param scheduled whether it says how often; mL that belong to no schedule are not said of one feed
 * @param perDay mL that the schedule or the rate comes to; null when it does not say
 */
public record Dose(Span stands, @Nullable Double perFeed, boolean scheduled, @Nullable Double perDay) {}
