package org.lactarium.server.feeding;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.donor.Span;

/**
 * A parent's consent under one of an infant's numbers.
 *
 * @param signed when it was signed; null when nobody wrote it
 */
public record ParentsWord(@Nullable Instant signed, Span stands) {

    /**
     * Parents who withdrew under another number have withdrawn: what they signed before ends then, and only what they sign
     * later stands again.
     *
     * @param withdrawals when consent was withdrawn under the other numbers
     */
    public Span after(Collection<Instant> withdrawals) {
        var cut = stands;
        for (var end : withdrawals) {
            var before = signed == null || !signed.isAfter(end);
            if (before && (cut.to() == null || cut.to().isAfter(end))) {
                cut = new Span(cut.from(), end);
            }
        }
        return cut;
    }
}
