package org.lactarium.server.rawwrites;

import java.util.Set;

/**
 * What facts come to for one container.
 *
 * @param looked references of all that stood and was looked at for it
 */
record Word(Says says, Set<String> looked) {

    /** Of two the graver; of two that are as grave the first, which has moved the milk by then. */
    Word and(Word later) {
        return says.compareTo(later.says) >= 0 ? this : later;
    }
}
