package org.lactarium.routes.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before trying again: doubling to half a minute, blurred so that many do not come back at once. */
public final class Patience {

    private static final long LONGEST = 30_000;

    private Patience() {}

    /** @param attempts made before this one */
    public static Duration after(int attempts) {
        long millis = Math.min(LONGEST, 500L << Math.min(attempts, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    }
}
