package org.lactarium.server.rule;

import java.util.Set;

/**
 * What a LOINC code stands for.
 *
 * @param about what it looks for; of a confirmation, which reactive tests it explains when it is negative
 * @param confirms whether it is the second, deciding test
 */
public record SerologyCode(SerologyTest test, Set<SerologyForm> about, boolean confirms) {

    public SerologyCode {
        about = Set.copyOf(about);
    }
}
