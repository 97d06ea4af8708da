package org.lactarium.routes.outbox;

import org.jspecify.annotations.Nullable;

/**
 * What went before a message about the same order at the same laboratory, and what came after.
 *
 * @param known whether the laboratory took the order, or was sent it and its answer was lost
 * @param perhapsKnown the same, or it answered that something went wrong there
 * @param content what it was told last; null when it knows nothing
 * @param filler its number for the order; empty when it gave none
 * @param overtaken whether there is a later message about the order
 */
public record Standing(
        boolean known, boolean perhapsKnown, @Nullable String content, String filler, boolean overtaken) {

    static final Standing NOTHING_TOLD = new Standing(false, false, null, "", false);

    /** @param verdict null when it was never answered @param sent whether bytes of it may have reached the laboratory */
    record Told(
            Intention intention,
            @Nullable String verdict,
            @Nullable String content,
            @Nullable String filler,
            boolean sent) {}

    Standing after(Told told) {
        boolean accepted = "accepted".equals(told.verdict());
        if (told.intention() == Intention.CANCEL) {
            return accepted ? NOTHING_TOLD : this;
        }
        boolean lost = told.verdict() == null && told.sent();
        if (accepted || lost) {
            String number = told.filler() == null || told.filler().isEmpty() ? filler : told.filler();
            return new Standing(true, true, told.content(), number, false);
        }
        return new Standing(known, perhapsKnown || "error".equals(told.verdict()), content, filler, false);
    }

    Standing overtaken(boolean later) {
        return new Standing(known, perhapsKnown, content, filler, later);
    }
}
