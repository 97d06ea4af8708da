package org.lactarium.routes.operations;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.MessageState;
import org.lactarium.routes.inbox.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at the inbox now and then: raises the alarm when a message waits too long, and forgets what has had its time. */
final class Watch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final WatchSettings settings;
    private final MessageLog log;
    private final Retention retention;
    private final Alarm alarm;
    private final Clock clock;
    private ScheduledExecutorService rounds;

    Watch(WatchSettings settings, MessageLog log, Retention retention, Clock clock) {
        this.settings = settings;
        this.log = log;
        this.retention = retention;
        this.alarm = new Alarm(settings.alarmAge());
        this.clock = clock;
    }

    /** One look round; a database that is away is the health check's business. */
    void look() {
        try {
            Duration oldest = log.depths().stream()
                    .filter(depth -> MessageState.of(depth.state()).isWaiting())
                    .map(depth -> Duration.between(depth.oldest(), clock.instant()))
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
            alarm.look(oldest).ifPresent(LOG::warn);
            int forgotten = retention.forget(MessageState.DELIVERED, settings.keepDelivered())
                    + retention.forget(MessageState.QUARANTINED, settings.keepQuarantined());
            if (forgotten > 0) {
                LOG.info("{} messages have had their time and were forgotten", forgotten);
            }
        } catch (RuntimeException e) {
            LOG.warn("The inbox cannot be looked at ({})", e.getClass().getSimpleName());
        }
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
