package org.lactarium.routes.operations;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.lactarium.routes.delivery.DryRun;
import org.lactarium.routes.delivery.Signal;
import org.lactarium.routes.delivery.Staging;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.Retention;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what people see. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatchSettings.class)
public class OperationsConfiguration {

    @Bean
    IntakeMeters intakeMeters(MeterRegistry registry, MessageLog log) {
        return new IntakeMeters(registry, log, Clock.systemUTC());
    }

    /** The name of the bean is the name of the health component. */
    @Bean
    FeedsHealth feeds(Feeds feeds, CamelContext camel) {
        return new FeedsHealth(feeds, camel);
    }

    @Bean
    MessagesController messagesController(MessageLog log, DryRun dryRun, Signal signal) {
        return new MessagesController(log, dryRun, signal::wake);
    }

    @Bean
    FeedsController feedsController(Feeds feeds, FeedsHealth health, MessageLog log) {
        return new FeedsController(feeds, health, log);
    }

    @Bean
    DryRunController dryRunController(DryRun dryRun) {
        return new DryRunController(dryRun);
    }

    @Bean
    UnmappedController unmappedController(Staging staging, MessageLog log, Signal signal) {
        return new UnmappedController(staging, log, signal::wake);
    }

    @Bean
    Watch intakeWatch(WatchSettings settings, MessageLog log, DataSource dataSource) {
        return new Watch(settings, log, new Retention(dataSource), Clock.systemUTC());
    }
}
