package org.lactarium.routes.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.inbox.HeldMessages;
import org.lactarium.routes.inbox.Waiting;
import org.lactarium.routes.laboratory.Quarantined;
import org.lactarium.routes.laboratory.Understanding;
import org.lactarium.routes.laboratory.Unmapped;
import org.lactarium.routes.quarantine.Reason;

/**
 * What waits to be mapped. The stage is the quarantine itself: held messages are read once more as their data files are now,
 * so what has been mapped meanwhile is no longer on the list, and its messages can be replayed.
 */
public final class Staging {

    private static final List<String> REASONS =
            List.of(Reason.UNKNOWN_TEST.code(), Reason.UNKNOWN_VALUE.code(), Reason.DOCUMENT_UNREADABLE.code());
    private static final int PAGE = 200;

    private final Readers readers;
    private final HeldMessages messages;

    Staging(Readers readers, HeldMessages messages) {
        this.readers = readers;
        this.messages = messages;
    }

    /**
     * @param messages how many held messages have it
     * @param example number of the newest of them in the message log
     */
    public record Staged(String feed, Unmapped what, long messages, long example) {}

    /** @param feed null means all */
    public List<Staged> codes(@Nullable String feed) {
        Map<List<Object>, Staged> staged = new LinkedHashMap<>();
        each(feed, message -> {
            if (understanding(message) instanceof Quarantined quarantined) {
                for (Unmapped what : quarantined.unmapped()) {
                    staged.merge(
                            List.of(message.feed(), what),
                            new Staged(message.feed(), what, 1, message.id()),
                            (before, one) -> new Staged(one.feed(), one.what(), before.messages() + 1, one.example()));
                }
            }
        });
        return List.copyOf(staged.values());
    }

    /** Held messages that can be read now, oldest first, by their numbers in the message log. */
    public List<Long> understood(@Nullable String feed) {
        List<Long> ids = new ArrayList<>();
        each(feed, message -> {
            if (understanding(message) instanceof Understanding.Understood) {
                ids.add(message.id());
            }
        });
        return ids;
    }

    /** Held messages of a feed that wait for nothing but this to be mapped, oldest first, by their numbers in the message log. */
    public List<Long> heldOnlyFor(String feed, Predicate<Unmapped> what) {
        List<Long> ids = new ArrayList<>();
        each(feed, message -> {
            if (understanding(message) instanceof Quarantined quarantined
                    && !quarantined.unmapped().isEmpty()
                    && quarantined.unmapped().stream().allMatch(what)) {
                ids.add(message.id());
            }
        });
        return ids;
    }

    /** By feed, what is wrong with a data file that was changed and is therefore not used. */
    public Map<String, String> mistakes() {
        return readers.mistakes();
    }

    private void each(@Nullable String feed, Consumer<Waiting> look) {
        long after = 0;
        List<Waiting> page = messages.held(REASONS, feed, after, PAGE);
        while (!page.isEmpty()) {
            page.forEach(look);
            after = page.get(page.size() - 1).id();
            page = messages.held(REASONS, feed, after, PAGE);
        }
    }

    private @Nullable Understanding understanding(Waiting message) {
        return readers.translator(message.feed()) instanceof LaboratoryMessages laboratory
                ? readers.text(message.feed(), message.raw(), message.charset())
                        .map(V2Message::read)
                        .map(reading -> reading instanceof V2Message text
                                ? laboratory.reader().read(text, message.received())
                                : null)
                        .orElse(null)
                : null;
    }
}
