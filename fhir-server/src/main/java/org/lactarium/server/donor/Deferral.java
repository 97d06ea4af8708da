package org.lactarium.server.donor;

/**
 * A time in which milk of a donor may not be used, whenever it became known. What becomes of the milk says the profile.
 *
 * @param window of expression
 * @param reason code of {@link org.lactarium.profiles.Systems#DEFERRAL_REASON}; {@code other} when the record names none
 */
public record Deferral(Span window, String reason) {}
