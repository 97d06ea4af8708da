package org.lactarium.routes.delivery;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a worker of this process. Work brought by another process is found by the clock. */
public final class Signal {

    private final Semaphore permits = new Semaphore(0);

    public void wake() {
        if (permits.availablePermits() < 64) {
            permits.release();
        }
    }

    void await(long millis) throws InterruptedException {
        if (permits.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            permits.drainPermits();
        }
    }
}
