package org.lactarium.server.benchmark;

import org.lactarium.server.benchmark.Stencil.Mark;

/**
 * One story that was played over the real operations.
 *
 * @param donors how many gave to the pool
 * @param together so many copies in a row share their donors
 * @param sharedInfants whether they share their infants too
 */
record Template(String name, Fate fate, int donors, int together, boolean sharedInfants) {

    /** A number that every copy has anew. */
    String own(String prefix, int which) {
        return prefix + "-" + Mark.COPY.text() + "-" + name + which;
    }

    /** A number of a person: the same in copies that are made together. */
    String person(String prefix, int which) {
        return prefix + "-" + Mark.TOGETHER.text() + "-" + name + which;
    }

    String infant(int which) {
        return sharedInfants ? person("H", which) : own("H", which);
    }
}
