package org.lactarium.server.operations.alarm;

import org.lactarium.server.batch.ThawClock;

/** Wakes {@link ThawAlarms} at each moment of a thaw clock, whichever process is running then and however late. */
public interface ThawTimers {

    /**
     * Sets all timers of one thaw, in the caller's transaction; they are never moved or taken back.
     *
     * @param thaw id of the Task
     */
    void set(String thaw, ThawClock clock);
}
