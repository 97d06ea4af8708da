package org.lactarium.server.operations.guard;

import java.util.Optional;
import org.lactarium.server.rule.Phrase;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

/**
 * Something that the server keeps for itself.
 *
 * @param words what people call it
 * @param where it stands, for whoever writes programs: {@code Task.status}
 */
record Owned(Phrase words, String where) {

    /** That a feed was an incident. */
    static final Verdict FEED = Verdict.of(RuleId.SERVER_OWNED, new Phrase("owned.feed"));

    /** @param words key of a phrase below {@code owned} */
    static Optional<Owned> of(String words, String where) {
        return Optional.of(new Owned(new Phrase("owned." + words), where));
    }

    Verdict verdict() {
        return Verdict.of(RuleId.SERVER_OWNED, words);
    }
}
