package org.lactarium.routes.feed;

import java.util.List;
import java.util.Optional;

/** How files of results that are not HL7 are taken apart, by the data file of their feed. */
public interface ResultFiles {

    /** @return empty when this is no file of results of that feed; then it is read as HL7 */
    Optional<Contents> open(String feed, String text);

    /** What stands in a file. */
    sealed interface Contents {}

    /** @param entries in the order of the file */
    record Entries(List<Entry> entries) implements Contents {}

    /** @param why a sentence without what the file says */
    record Unreadable(String why) implements Contents {}

    /**
     * One result, able to stand alone: it is kept like a message, and the same text again is the same entry.
     *
     * @param type what it is, as it shall stand in the message log
     * @param orderingKey entries of one key are delivered in order
     * @param specimens numbers by which it can be found
     */
    record Entry(String text, String type, String orderingKey, List<String> specimens) {}
}
