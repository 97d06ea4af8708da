package org.lactarium.routes.operations;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.lactarium.routes.delivery.DryRun;
import org.lactarium.routes.delivery.Signal;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.MessageLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what people see. */
@Configuration(proxyBeanMethods = false)
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
    MessagesController messagesController(MessageLog log, Signal signal) {
        return new MessagesController(log, signal::wake);
    }

    @Bean
    FeedsController feedsController(Feeds feeds, FeedsHealth health, MessageLog log) {
        return new FeedsController(feeds, health, log);
    }

    @Bean
    DryRunController dryRunController(DryRun dryRun) {
        return new DryRunController(dryRun);
    }
}
