package org.lactarium.routes.delivery;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.AckLedger;
import org.lactarium.routes.inbox.Dismissals;
import org.lactarium.routes.inbox.HeldMessages;
import org.lactarium.routes.inbox.Inbox;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.Settlement;
import org.lactarium.routes.inbox.Unbound;
import org.lactarium.routes.inbox.Waiting;
import org.lactarium.routes.inbox.WorkQueue;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/** Wires the way out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FhirServer.class, DeliverySettings.class})
public class DeliveryConfiguration {

    @Bean
    Signal intakeSignal() {
        return new Signal();
    }

    @Bean
    Record intakeRecord(FhirServer server, Environment environment) {
        Addresses addresses = new Addresses(server, environment);
        Tokens tokens = new Tokens(addresses, server, Clock.systemUTC());
        // the cached context is the server's own when both run in one process: it is large
        return new Record(FhirContext.forR4Cached(), server, addresses, tokens);
    }

    @Bean
    Reach reachOfTheRecord(Record record) {
        return record.reach();
    }

    @Bean
    Readers intakeReaders(Feeds feeds, ResourceLoader files, Record record) {
        return new Readers(feeds, files, new Lookups(record));
    }

    @Bean
    Staging intakeStaging(Readers readers, DataSource dataSource, Inbox migrated) {
        return new Staging(readers, new HeldMessages(dataSource));
    }

    @Bean
    WaitingReports waitingReports(Record record) {
        return new WaitingReports(record);
    }

    @Bean
    Closing intakeClosing(WaitingReports waiting, MessageLog log, Dismissals dismissals) {
        return new Closing(waiting, log, dismissals);
    }

    @Bean
    Delivery intakeDelivery(Readers readers, Record record, WaitingReports waiting, Closing closing) {
        return new Delivery(readers, record, waiting, closing);
    }

    @Bean
    Binder intakeBinder(DataSource dataSource, Inbox migrated, Delivery delivery, WaitingReports waiting) {
        return new Binder(new Unbound(dataSource), delivery, waiting);
    }

    @Bean
    WorkLists workLists(Readers readers, Record record) {
        return new WorkLists(readers, record);
    }

    @Bean
    OrderDesk orderDesk(Record record) {
        return new OrderDesk(record);
    }

    @Bean
    DryRun dryRun(Delivery delivery) {
        return new DryRun(delivery, FhirContext.forR4Cached());
    }

    @Bean
    Workers intakeWorkers(
            DeliverySettings settings,
            WorkQueue queue,
            AckLedger ledger,
            Delivery delivery,
            Binder binder,
            Signal signal,
            BiConsumer<Waiting, Settlement> attemptMeters,
            ApplicationAvailability application) {
        return new Workers(
                settings,
                queue,
                ledger,
                delivery,
                binder,
                signal,
                attemptMeters,
                () -> application.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC);
    }
}
