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
import org.lactarium.routes.laboratory.Translation;
import org.lactarium.routes.laboratory.Understanding;
import org.lactarium.routes.laboratory.UnknownOrganisms;
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
     * @param messages how many messages have it
     * @param example number of the newest of them in the message log
     */
    public record Staged(String feed, Unmapped what, long messages, long example) {}

    /** @param feed null means all */
    public List<Staged> codes(@Nullable String feed) {
        Map<List<Object>, Staged> staged = new LinkedHashMap<>();
        Consumer<Waiting> look = message -> unmapped(understanding(message))
                .forEach(what -> staged.merge(
                        List.of(message.feed(), what),
                        new Staged(message.feed(), what, 1, message.id()),
                        (before, one) -> new Staged(one.feed(), one.what(), before.messages() + 1, one.example())));
        each(held(List.of(), feed), look);
        each(remarked(feed), look);
        return List.copyOf(staged.values());
    }

    /** Held or remarked on, and read without a question now, oldest first, by their numbers in the message log. */
    public List<Long> understood(@Nullable String feed) {
        List<Long> ids = new ArrayList<>();
        Consumer<Waiting> look = message -> {
            Understanding read = understanding(message);
            if (read instanceof Understanding.Understood
                    && unmapped(read).isEmpty()
                    && ((Understanding.Understood) read).held() == null) {
                ids.add(message.id());
            }
        };
        each(held(REASONS, feed), look);
        each(remarked(feed), look);
        return ids.stream().sorted().toList();
    }

    /**
     * Held messages of a feed that wait for nothing but this to be mapped, oldest first, by their numbers in the message log. The
     * record is asked as for a delivery, because a message may wait for something else besides.
     *
     * @throws Away when the record cannot be asked
     */
    public List<Long> heldOnlyFor(String feed, Predicate<Unmapped> what) {
        List<Long> ids = new ArrayList<>();
        each(held(REASONS, feed), message -> {
            if (unmapped(understanding(message)).stream().anyMatch(what) && waitsOnlyFor(what, message)) {
                ids.add(message.id());
            }
        });
        return ids;
    }

    private boolean waitsOnlyFor(Predicate<Unmapped> what, Waiting message) {
        Translation read = readers.text(message.feed(), message.raw(), message.charset())
                .map(text -> readers.translator(message.feed()).translate(text, message.received()))
                .orElse(null);
        Quarantined held = read instanceof Translation.Partly partly
                ? partly.held()
                : read instanceof Quarantined whole ? whole : null;
        return held != null && held.onlyUnmapped() && held.unmapped().stream().allMatch(what);
    }

    /** What a person could map of a message, or could ask the laboratory to send otherwise. */
    private static List<Unmapped> unmapped(@Nullable Understanding read) {
        if (read instanceof Quarantined quarantined) {
            return quarantined.unmapped();
        }
        if (!(read instanceof Understanding.Understood understood)) {
            return List.of();
        }
        List<Unmapped> all = new ArrayList<>(UnknownOrganisms.in(understood.reports()));
        understood.reports().stream()
                .flatMap(report -> report.claim().untyped().stream())
                .map(number -> new Unmapped("PID-3.5", "", "", "", number))
                .forEach(all::add);
        if (understood.held() != null) {
            all.addAll(understood.held().unmapped());
        }
        return all.stream().distinct().toList();
    }

    /** By feed, what is wrong with a data file that was changed and is therefore not used. */
    public Map<String, String> mistakes() {
        return readers.mistakes();
    }

    /** Gives the page behind a message. */
    private interface Pages {
        List<Waiting> after(long id);
    }

    private Pages held(List<String> reasons, @Nullable String feed) {
        return after -> messages.held(reasons, feed, after, PAGE);
    }

    private Pages remarked(@Nullable String feed) {
        return after -> messages.remarked(Reason.UNKNOWN_ORGANISM.code(), feed, after, PAGE);
    }

    private static void each(Pages pages, Consumer<Waiting> look) {
        List<Waiting> page = pages.after(0);
        while (!page.isEmpty()) {
            page.forEach(look);
            page = pages.after(page.get(page.size() - 1).id());
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
