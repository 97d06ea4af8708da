package org.lactarium.server.store;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.operations.alarm.DeliveryAlarms;
import org.lactarium.server.operations.alarm.RecallAlarms;
import org.lactarium.server.operations.alarm.ThawAlarms;
import org.springframework.jdbc.core.JdbcTemplate;

/** The timers of the program under test stopped, and of several processes on its database started. */
public final class MoreProcesses implements AutoCloseable {

    private final List<TimerTable> others;

    private MoreProcesses(List<TimerTable> others) {
        this.others = others;
    }

    /** As if the program had ended: timers come due and nobody looks. */
    public static void stopAll() {
        LactariumServer.shared().bean(TimerTable.class).stop();
    }

    public static MoreProcesses start(int processes) {
        var database = LactariumServer.shared().bean(DataSource.class);
        var alarms = LactariumServer.shared().bean(ThawAlarms.class);
        var recalls = LactariumServer.shared().bean(RecallAlarms.class);
        var deliveries = LactariumServer.shared().bean(DeliveryAlarms.class);
        var others = Stream.generate(() -> new TimerTable(
                        database,
                        Duration.ofMillis(50),
                        TimerConfiguration.calls(alarms::fire, recalls::fire, deliveries::fire)))
                .limit(processes)
                .toList();
        others.forEach(TimerTable::start);
        return new MoreProcesses(others);
    }

    /** As if the time of this timer had come. */
    public static void passes(String moment, String id) {
        LactariumServer.shared()
                .bean(JdbcTemplate.class)
                .update(
                        "update lactarium.timer set execution_time = now() - interval '1 minute'"
                                + " where task_name = ? and task_instance = ?",
                        moment,
                        id);
    }

    /** Timers that were not worked off yet. */
    public static int waiting(String thaw) {
        Integer rows = LactariumServer.shared()
                .bean(JdbcTemplate.class)
                .queryForObject("select count(*) from lactarium.timer where task_instance = ?", Integer.class, thaw);
        return rows == null ? 0 : rows;
    }

    @Override
    public void close() {
        others.forEach(TimerTable::stop);
        LactariumServer.shared().bean(TimerTable.class).start();
    }
}
