package org.lactarium.routes.operations;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.lactarium.routes.delivery.DryRun;
import org.lactarium.routes.delivery.Reach;
import org.lactarium.routes.delivery.Signal;
import org.lactarium.routes.delivery.Staging;
import org.lactarium.routes.delivery.WaitingReports;
import org.lactarium.routes.dispatch.Dispatch;
import org.lactarium.routes.dispatch.Laboratories;
import org.lactarium.routes.dispatch.OutboxSettings;
import org.lactarium.routes.dispatch.Rehearsal;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.Dismissals;
import org.lactarium.routes.inbox.Looks;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.Pauses;
import org.lactarium.routes.inbox.Replays;
import org.lactarium.routes.inbox.Retention;
import org.lactarium.routes.outbox.OutboxLog;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what people see. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatchSettings.class)
public class OperationsConfiguration {

    @Bean
    Alarms intakeAlarms() {
        return new Alarms();
    }

    @Bean
    Openness intakeOpenness(CamelContext camel) {
        return new Openness(camel);
    }

    @Bean
    SlowCount<List<MessageLog.Depth>> doneCount(MessageLog log) {
        return SlowCount.inTheBackground("intake-count", log::done);
    }

    @Bean
    FeedStates feedStates(
            Feeds feeds, MessageLog log, Pauses pauses, Alarms alarms, SlowCount<List<MessageLog.Depth>> done) {
        return new FeedStates(feeds, log, pauses, alarms, done);
    }

    @Bean
    IntakeMeters intakeMeters(
            MeterRegistry registry,
            Feeds feeds,
            MessageLog log,
            Pauses pauses,
            Alarms alarms,
            SlowCount<List<MessageLog.Depth>> done) {
        Depths depths = new Depths(log, pauses, done, Clock.systemUTC());
        IntakeGauges.register(registry, feeds.feeds().keySet(), depths, alarms);
        return new IntakeMeters(registry);
    }

    /** The name of the bean is the name of the health component. */
    @Bean
    FeedsHealth feeds(Feeds feeds, Openness openness, FeedStates states) {
        return new FeedsHealth(feeds, openness, states);
    }

    /** The name of the bean is the name of the health component. */
    @Bean
    RecordHealth record(Reach reach) {
        return new RecordHealth(reach::last);
    }

    @Bean
    Dismissing dismissing(WaitingReports waiting, Dismissals dismissals) {
        return new Dismissing(waiting, dismissals);
    }

    @Bean
    MessagesController messagesController(
            MessageLog log,
            Replays replays,
            Dismissing dismissing,
            DataSource dataSource,
            DryRun dryRun,
            Signal signal) {
        return new MessagesController(log, replays, dismissing, new Looks(dataSource), dryRun, signal::wake);
    }

    @Bean
    ReplayController replayController(Replays replays, Signal signal) {
        return new ReplayController(replays, signal::wake);
    }

    @Bean
    FeedsController feedsController(Feeds feeds, Openness openness, FeedStates states, Pauses pauses, Signal signal) {
        return new FeedsController(feeds, openness, states, pauses, signal::wake);
    }

    @Bean
    KnownParameters knownParameters() {
        return new KnownParameters();
    }

    @Bean
    AskedLanguage askedLanguage() {
        return new AskedLanguage();
    }

    @Bean
    Complaints complaints() {
        return new Complaints();
    }

    @Bean
    DryRunController dryRunController(DryRun dryRun) {
        return new DryRunController(dryRun);
    }

    @Bean
    OrderMeters orderMeters(MeterRegistry registry, OutboxLog orders) {
        return new OrderMeters(registry, orders, Clock.systemUTC());
    }

    /** The name of the bean is the name of the health component. */
    @Bean
    OrdersHealth orders(Laboratories laboratories, OutboxLog orders, OutboxSettings settings) {
        return new OrdersHealth(laboratories, orders, settings.alarmAge(), Clock.systemUTC());
    }

    @Bean
    OrdersController ordersController(OutboxLog orders, Dispatch dispatch) {
        return new OrdersController(orders, dispatch::wake);
    }

    @Bean
    OrderDryRunController orderDryRunController(Rehearsal rehearsal) {
        return new OrderDryRunController(rehearsal, FhirContext.forR4Cached());
    }

    @Bean
    UnmappedController unmappedController(Staging staging, Replays replays, Dismissing dismissing, Signal signal) {
        return new UnmappedController(staging, replays, dismissing, signal::wake);
    }

    @Bean
    Watch intakeWatch(
            WatchSettings settings,
            Feeds feeds,
            Openness openness,
            MessageLog log,
            Pauses pauses,
            Alarms alarms,
            OutboxSettings outbox,
            OutboxLog orders,
            DataSource dataSource,
            Reach reach,
            ApplicationAvailability application) {
        Inspection inspection =
                new Inspection(feeds, openness, log, pauses, alarms, settings.alarmAge(), Clock.systemUTC());
        return new Watch(
                settings,
                inspection,
                new Retention(dataSource),
                new OrderInspection(outbox, orders, alarms, Clock.systemUTC()),
                () -> {
                    // before it has started all the way, the record of this very process is away
                    if (application.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
                        reach.lookAgain();
                    }
                });
    }
}
