package org.lactarium.server.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.batch.ThawAlarm;
import org.lactarium.server.batch.ThawClock;
import org.lactarium.server.operations.alarm.ThawTimers;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Timers as rows of the database. Any process on it may find a row that is due, takes it under a row lock, and works it
 * off; one that dies gives its row back. A row that came due while nobody ran is due at the next start.
 */
final class ThawTimerTable implements ThawTimers, SmartLifecycle {

    private static final String TABLE = "lactarium.timer";
    /** Few clocks run at once; a second thread keeps one slow alarm from delaying all others. */
    private static final int THREADS = 2;

    /** The timer of a process that died is taken over after six of these. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    private final DataSource database;
    private final Duration poll;
    private final Map<ThawAlarm, OneTimeTask<Void>> moments;
    private final SchedulerClient client;
    private @Nullable Scheduler scheduler;

    /** @param fire told the id of the thaw; may be told twice when a process dies, so it must not mind */
    ThawTimerTable(DataSource database, Duration poll, BiConsumer<String, ThawAlarm> fire) {
        this.database = database;
        this.poll = poll;
        this.moments =
                Stream.of(ThawAlarm.values()).collect(Collectors.toMap(moment -> moment, moment -> task(moment, fire)));
        // a timer is set in the transaction of the thaw it belongs to: both are there, or neither
        this.client = SchedulerClient.Builder.create(
                        new TransactionAwareDataSourceProxy(database),
                        moments.values().toArray(OneTimeTask[]::new))
                .tableName(TABLE)
                .build();
    }

    private static OneTimeTask<Void> task(ThawAlarm moment, BiConsumer<String, ThawAlarm> fire) {
        return Tasks.oneTime(moment.code(), Void.class)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY, 1.5))
                .onDeadExecutionRevive()
                .execute((timer, context) -> fire.accept(timer.getId(), moment));
    }

    @Override
    public void set(String thaw, ThawClock clock) {
        moments.forEach((moment, task) -> client.scheduleIfNotExists(task.instance(thaw), clock.when(moment)));
    }

    @Override
    public synchronized void start() {
        scheduler = Scheduler.create(database, moments.values().toArray(OneTimeTask[]::new))
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed(
                        "lactarium-" + ProcessHandle.current().pid()))
                .threads(THREADS)
                .pollingInterval(poll)
                .heartbeatInterval(HEARTBEAT)
                .pollUsingLockAndFetch(0.5, 2.0)
                .failureLogging(LogLevel.WARN, false)
                .build();
        scheduler.start();
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }
}
