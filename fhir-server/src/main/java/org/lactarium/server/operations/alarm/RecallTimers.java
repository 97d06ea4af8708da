package org.lactarium.server.operations.alarm;

import java.time.Instant;

/** Wakes {@link RecallAlarms} when a place has been silent for too long, whichever process is running then. */
public interface RecallTimers {

    /**
     * Sets all timers of one notice, in the caller's transaction; they are never moved or taken back.
     *
     * @param notice id of the Task
     * @param told when the place was told
     */
    void set(String notice, Instant told);
}
