package org.lactarium.routes.operations;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.lactarium.routes.dispatch.OutboxSettings;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.MessageState;
import org.lactarium.routes.inbox.Retention;
import org.lactarium.routes.outbox.OutboxLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at inbox and outbox now and then: raises the alarm when something waits too long, and forgets what has had its time. */
final class Watch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final WatchSettings settings;
    private final MessageLog log;
    private final Retention retention;
    private final Alarm alarm;
    private final OutboxSettings outbox;
    private final OutboxLog orders;
    private final Alarm ordersAlarm;
    private final Clock clock;
    private ScheduledExecutorService rounds;

    Watch(
            WatchSettings settings,
            MessageLog log,
            Retention retention,
            OutboxSettings outbox,
            OutboxLog orders,
            Clock clock) {
        this.settings = settings;
        this.log = log;
        this.retention = retention;
        this.alarm = new Alarm(settings.alarmAge(), "a message", "/intake/messages?state=retrying");
        this.outbox = outbox;
        this.orders = orders;
        this.ordersAlarm = new Alarm(outbox.alarmAge(), "an order to a laboratory", "/intake/orders");
        this.clock = clock;
    }

    private void lookAtTheOrders() {
        Duration oldest = orders.depths().stream()
                .filter(depth -> depth.state().isWaiting())
                .map(depth -> Duration.between(depth.oldest(), clock.instant()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        ordersAlarm.look(oldest).ifPresent(LOG::warn);
        orders.forget(outbox.keep());
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
            lookAtTheOrders();
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
