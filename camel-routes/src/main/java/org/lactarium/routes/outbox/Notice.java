package org.lactarium.routes.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the record has it now.
 *
 * @param subject what it is about: orders about the same are told one after the other
 * @param wanted whether anybody outside is to do it
 * @param laboratory name of the laboratory; empty when it is not clear which one
 * @param cancelBeforeChange whether that laboratory wants a changed order cancelled and placed anew
 * @param reason why it is not clear which laboratory; null when it is
 */
public record Notice(
        String orderId,
        long version,
        String placer,
        String subject,
        boolean wanted,
        String laboratory,
        boolean cancelBeforeChange,
        String digest,
        @Nullable String reason,
        @Nullable String detail) {

    /** What was noticed of the same order last. */
    record Before(String laboratory, Intention intention, long version, String digest) {}

    /** A message that follows. */
    record Errand(String laboratory, Intention intention, long version) {}

    /** What must be told, in this order; nothing when it says nothing new. */
    List<Errand> after(@Nullable Before before) {
        if (before == null) {
            return wanted ? List.of(place()) : List.of();
        }
        boolean standing = before.intention() == Intention.PLACE;
        if (version <= before.version() || (wanted ? standing && digest.equals(before.digest()) : !standing)) {
            return List.of();
        }
        if (!wanted) {
            return List.of(new Errand(before.laboratory(), Intention.CANCEL, version));
        }
        boolean elsewhere =
                !before.laboratory().isEmpty() && !before.laboratory().equals(laboratory);
        return standing && (elsewhere || cancelBeforeChange)
                // the laboratory knows the order as it was, and is told to cancel that
                ? List.of(new Errand(before.laboratory(), Intention.CANCEL, before.version()), place())
                : List.of(place());
    }

    private Errand place() {
        return new Errand(laboratory, Intention.PLACE, version);
    }
}
