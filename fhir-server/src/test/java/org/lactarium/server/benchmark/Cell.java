package org.lactarium.server.benchmark;

/** What stands in one column of one row of a story, written for a copy of it. */
@FunctionalInterface
interface Cell {

    /** @param row number of the row in its table */
    void write(Sheet out, Copy copy, long row);
}
