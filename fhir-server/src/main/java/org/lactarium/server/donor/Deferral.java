package org.lactarium.server.donor;

/**
 * A time in which milk of a donor may not be used, whenever it became known. What becomes of the milk says the profile.
 *
 * @param window of expression
 * @param reason code of {@link org.lactarium.profiles.Systems#DEFERRAL_REASON}; {@code other} when the record names none
 * @param asks whether nobody has said yet what her answer means
 */
public record Deferral(Span window, String reason, boolean asks) {

    public Deferral(Span window, String reason) {
        this(window, reason, false);
    }
}
