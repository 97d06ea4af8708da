package org.lactarium.server.store;

import javax.sql.DataSource;
import org.lactarium.server.operations.alarm.ThawAlarms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The timers of this process. */
@Configuration(proxyBeanMethods = false)
class TimerConfiguration {

    @Bean
    @DependsOn("recordSchema")
    ThawTimerTable thawTimers(DataSource database, TimerProperties properties, ObjectProvider<ThawAlarms> alarms) {
        return new ThawTimerTable(database, properties.poll(), (thaw, moment) -> alarms.getObject()
                .fire(thaw, moment));
    }
}
