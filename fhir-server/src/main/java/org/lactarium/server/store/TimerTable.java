package org.lactarium.server.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Timers as rows of the database. Any process on it may find a row that is due, takes it under a row lock, and works it
 * off; one that dies gives its row back. A row that came due while nobody ran is due at the next start.
 */
final class TimerTable implements SmartLifecycle {

    private static final String TABLE = "lactarium.timer";
    /** Few clocks run at once; a second thread keeps one slow alarm from delaying all others. */
    private static final int THREADS = 2;

    /** The timer of a process that died is taken over after six of these. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    private final DataSource database;
    private final Duration poll;
    private final Map<String, OneTimeTask<Void>> moments;
    private final SchedulerClient client;
    private @Nullable Scheduler scheduler;

    /** @param calls by the code of a moment, who is told the id it was set for; may be told twice when a process dies */
    TimerTable(DataSource database, Duration poll, Map<String, Consumer<String>> calls) {
        this.database = database;
        this.poll = poll;
        this.moments = calls.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, call -> task(call.getKey(), call.getValue())));
        // a timer is set in the transaction of what it belongs to: both are there, or neither
        this.client = SchedulerClient.Builder.create(
                        new TransactionAwareDataSourceProxy(database),
                        moments.values().toArray(OneTimeTask[]::new))
                .tableName(TABLE)
                .build();
    }

    private static OneTimeTask<Void> task(String moment, Consumer<String> call) {
        return Tasks.oneTime(moment, Void.class)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY, 1.5))
                .onDeadExecutionRevive()
                .execute((timer, context) -> call.accept(timer.getId()));
    }

    /** In the caller's transaction; a timer that is set is never moved or taken back. */
    void set(String moment, String id, Instant at) {
        client.scheduleIfNotExists(Objects.requireNonNull(moments.get(moment)).instance(id), at);
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
