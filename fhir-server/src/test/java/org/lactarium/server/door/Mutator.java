package org.lactarium.server.door;

import java.util.Random;

/** One way in which a message goes wrong between the technologist and the bank. */
record Mutator(String name, Kind kind, Change change) {

    enum Kind {
        EMPTIED,
        REPEATED,
        MOVED,
        NULLED,
        CUT,
        ESCAPED,
        DELIMITERS,
        SEGMENTS,
        FRAMES,
        CHARACTERS,
        TIMES,
        STATUSES,
        NUMBERS,
        UNITS,
        IDENTITY,
        HEADER
    }

    interface Change {
        /** The same for the same random numbers. */
        Draft of(Draft draft, Random random, Situation situation);
    }

    Draft of(Draft draft, Random random, Situation situation) {
        return change.of(draft, random, situation);
    }
}
