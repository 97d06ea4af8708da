package org.lactarium.server.rawwrites;

import java.time.Instant;
import java.util.List;

/** What happened, in the order in which the record took it. */
sealed interface Event {

    /** Facts that came together: one write, or all of a transaction. */
    record Written(List<Fact> facts) implements Event {}

    /** Milk that an operation wrote down, and where it stood then. */
    record Made(Milk milk, String status) implements Event {}

    /** Two people signed for a batch. */
    record LetGo(String batch) implements Event {}

    record Dispensed(String bottle, String infant, Instant at) implements Event {}
}
