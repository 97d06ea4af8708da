package org.lactarium.server.operations.guard;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.MilkLocks;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.Moves;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Marks milk whose last day is over. Dispensing and the bedside check go by the date itself and do not wait for this; it
 * keeps the record honest for those who only read it. Two processes may do it at once: each unit moves once.
 */
@Component
class ExpiryWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);
    private static final int MINUTES = 5;
    private static final int SECONDS_TO_STOP = 10;

    private static final String STOCKED = Stream.of(
                    UnitStatus.QUARANTINE,
                    UnitStatus.PENDING_RESULTS,
                    UnitStatus.RELEASED,
                    UnitStatus.ALLOCATED,
                    UnitStatus.DISPENSED)
            .map(UnitStatus::code)
            .collect(Collectors.joining(","));

    private final Clock clock;
    private final MilkRecord record;
    private final Units units;
    private final Moves moves;
    private @Nullable ScheduledExecutorService timer;

    private final MilkLocks locks;

    ExpiryWatch(Clock clock, MilkRecord record, Units units, Moves moves, MilkLocks locks) {
        this.clock = clock;
        this.record = record;
        this.units = units;
        this.moves = moves;
        this.locks = locks;
    }

    /** Marks everything that has expired by now; answers how many units that were. */
    int sweep() {
        var over = units.found(Query.where("unit-status", STOCKED).and("expiration-date", "lt" + clock.instant()));
        return over.stream().mapToInt(this::expire).sum();
    }

    private int expire(MilkUnit unit) {
        return record.atomically(locks.of(unit), () -> moves.take(
                        Step.EXPIRE, units.read(unit.id()).stream().toList())
                .size());
    }

    private void sweepOrTell() {
        try {
            sweep();
        } catch (RuntimeException fault) {
            LOG.warn("Expired milk could not be marked; trying again in {} minutes", MINUTES, fault);
        }
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "expiry");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::sweepOrTell, MINUTES, MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdown();
            awaitTheSweep(timer);
            timer = null;
        }
    }

    /** A sweep that has begun is finished first: the pool of connections is closed after this. */
    private static void awaitTheSweep(ScheduledExecutorService timer) {
        try {
            if (!timer.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException stop) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
