package org.lactarium.routes;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.lactarium.routes.astm.AstmDoor;
import org.lactarium.routes.astm.AstmListeners;
import org.lactarium.routes.delivery.DeliveryConfiguration;
import org.lactarium.routes.delivery.Readers;
import org.lactarium.routes.delivery.Signal;
import org.lactarium.routes.dispatch.DispatchConfiguration;
import org.lactarium.routes.export.ExportController;
import org.lactarium.routes.export.ExportDoor;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.folder.Folders;
import org.lactarium.routes.folder.ResultFiles;
import org.lactarium.routes.inbox.AckLedger;
import org.lactarium.routes.inbox.Dismissals;
import org.lactarium.routes.inbox.Impatient;
import org.lactarium.routes.inbox.Inbox;
import org.lactarium.routes.inbox.InboxSchema;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.Pauses;
import org.lactarium.routes.inbox.Replays;
import org.lactarium.routes.inbox.WorkQueue;
import org.lactarium.routes.mllp.Doors;
import org.lactarium.routes.mllp.FeedMeters;
import org.lactarium.routes.mllp.Listeners;
import org.lactarium.routes.mllp.Queries;
import org.lactarium.routes.mllp.SubmitController;
import org.lactarium.routes.operations.OperationsConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * The routes as a guest in somebody's application: they bring their own schema and listeners, use its DataSource, and speak
 * to the record over REST only. {@code lactarium.routes.enabled=false} leaves them out.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnProperty(name = "lactarium.routes.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(Feeds.class)
@Import({DeliveryConfiguration.class, DispatchConfiguration.class, OperationsConfiguration.class})
public class RoutesAutoConfiguration {

    /** A sender is told within this time, or a little more, that its message could not be kept. */
    private static final Duration SENDERS_PATIENCE = Duration.ofSeconds(10);

    private static final Duration WORKERS_PATIENCE = Duration.ofMinutes(1);

    /** The schema comes first, as the migrator when there is one. */
    @Bean
    Inbox inbox(DataSource dataSource, Environment environment, Signal signal) {
        InboxSchema.migrate(
                dataSource,
                environment.getProperty("lactarium.database.migration.username"),
                environment.getProperty("lactarium.database.migration.password"));
        return new Inbox(new Impatient(dataSource, SENDERS_PATIENCE), signal::wake);
    }

    @Bean
    WorkQueue workQueue(DataSource dataSource, Inbox migrated) {
        return new WorkQueue(new Impatient(dataSource, WORKERS_PATIENCE));
    }

    @Bean
    AckLedger ackLedger(DataSource dataSource, Inbox migrated) {
        return new AckLedger(new Impatient(dataSource, WORKERS_PATIENCE));
    }

    @Bean
    MessageLog messageLog(DataSource dataSource, Inbox migrated) {
        return new MessageLog(dataSource);
    }

    @Bean
    Pauses pauses(DataSource dataSource, Inbox migrated) {
        return new Pauses(dataSource);
    }

    @Bean
    Replays replays(DataSource dataSource, Inbox migrated) {
        return new Replays(dataSource);
    }

    @Bean
    Dismissals dismissals(DataSource dataSource, Inbox migrated) {
        return new Dismissals(dataSource);
    }

    @Bean
    Doors doors(Feeds feeds, Inbox inbox, MessageLog log, FeedMeters meters, Queries queries) {
        return new Doors(feeds, inbox, log, meters, queries);
    }

    @Bean
    Folders folders(Feeds feeds, Doors doors, AckLedger ledger, ObjectProvider<ResultFiles> resultFiles) {
        return new Folders(feeds, doors, ledger, resultFiles.orderedStream().toList());
    }

    @Bean
    ExportDoor exportDoor(Feeds feeds, Readers readers, Inbox inbox) {
        return new ExportDoor(feeds, readers::files, inbox, Clock.systemUTC());
    }

    @Bean
    ExportController exportController(ExportDoor door) {
        return new ExportController(door);
    }

    @Bean
    AstmListeners astmListeners(Feeds feeds, Inbox inbox, AckLedger ledger, FeedMeters meters, AstmDoor.Work work) {
        return new AstmListeners(feeds, new AstmDoor(inbox, ledger, meters, work, Clock.systemUTC()));
    }

    @Bean
    Listeners listeners(Feeds feeds, Doors doors, AckLedger ledger, FeedMeters meters, SslBundles bundles) {
        return new Listeners(feeds, doors, ledger, meters, bundles);
    }

    @Bean
    SubmitController submitController(Doors doors, AckLedger ledger) {
        return new SubmitController(doors, ledger);
    }
}
