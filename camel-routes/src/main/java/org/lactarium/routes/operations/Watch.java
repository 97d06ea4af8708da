package org.lactarium.routes.operations;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.lactarium.routes.inbox.MessageState;
import org.lactarium.routes.inbox.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at inbox and outbox now and then: raises the alarm when something waits too long, and forgets what has had its time. */
final class Watch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final WatchSettings settings;
    private final Inspection inspection;
    private final Retention retention;
    private final OrderInspection orders;
    private final Runnable lookAtTheRecord;
    private ScheduledExecutorService rounds;

    /** @param lookAtTheRecord tries to reach it, when it was not reached the last time */
    Watch(
            WatchSettings settings,
            Inspection inspection,
            Retention retention,
            OrderInspection orders,
            Runnable lookAtTheRecord) {
        this.settings = settings;
        this.inspection = inspection;
        this.retention = retention;
        this.orders = orders;
        this.lookAtTheRecord = lookAtTheRecord;
    }

    /** One look round. A database that is away is an alarm of its own, and forgetting can wait until it is back. */
    void look() {
        inspection.look(LOG::warn);
        try {
            int forgotten = retention.forget(MessageState.DELIVERED, settings.keepDelivered())
                    + retention.forget(MessageState.DISMISSED, settings.keepDelivered())
                    + retention.forget(MessageState.QUARANTINED, settings.keepQuarantined())
                    + retention.forgetAstray(settings.keepForeign());
            orders.look(LOG::warn);
            if (forgotten > 0) {
                LOG.info("{} messages have had their time and were forgotten", forgotten);
            }
        } catch (RuntimeException e) {
            LOG.debug("Nothing could be forgotten ({})", e.getClass().getSimpleName());
        }
        lookAtTheRecord.run();
    }

    @Override
    public synchronized void start() {
        rounds = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "intake-watch");
            thread.setDaemon(true);
            return thread;
        });
        long interval = settings.watchInterval().toMillis();
        rounds.scheduleWithFixedDelay(this::look, interval, interval, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        rounds.shutdownNow();
        rounds = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds != null;
    }
}
