package org.lactarium.routes;

import java.time.Clock;
import javax.sql.DataSource;
import org.lactarium.routes.astm.AstmDoor;
import org.lactarium.routes.astm.AstmListeners;
import org.lactarium.routes.delivery.DeliveryConfiguration;
import org.lactarium.routes.delivery.Readers;
import org.lactarium.routes.delivery.Signal;
import org.lactarium.routes.export.ExportController;
import org.lactarium.routes.export.ExportDoor;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.AckLedger;
import org.lactarium.routes.inbox.Inbox;
import org.lactarium.routes.inbox.InboxSchema;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.WorkQueue;
import org.lactarium.routes.mllp.Doors;
import org.lactarium.routes.mllp.FeedMeters;
import org.lactarium.routes.mllp.Listeners;
import org.lactarium.routes.mllp.Queries;
import org.lactarium.routes.mllp.SubmitController;
import org.lactarium.routes.operations.OperationsConfiguration;
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
@Import({DeliveryConfiguration.class, OperationsConfiguration.class})
public class RoutesAutoConfiguration {

    /** The schema comes first, as the migrator when there is one. */
    @Bean
    Inbox inbox(DataSource dataSource, Environment environment, Signal signal) {
        InboxSchema.migrate(
                dataSource,
                environment.getProperty("lactarium.database.migration.username"),
                environment.getProperty("lactarium.database.migration.password"));
        return new Inbox(dataSource, signal::wake);
    }

    @Bean
    WorkQueue workQueue(DataSource dataSource, Inbox migrated) {
        return new WorkQueue(dataSource);
    }

    @Bean
    AckLedger ackLedger(DataSource dataSource, Inbox migrated) {
        return new AckLedger(dataSource);
    }

    @Bean
    MessageLog messageLog(DataSource dataSource, Inbox migrated) {
        return new MessageLog(dataSource);
    }

    @Bean
    Doors doors(Feeds feeds, Inbox inbox, MessageLog log, FeedMeters meters, Queries queries) {
        return new Doors(feeds, inbox, log, meters, queries);
    }

    @Bean
    Listeners listeners(Feeds feeds, Doors doors, AckLedger ledger, SslBundles bundles) {
        return new Listeners(feeds, doors, ledger, bundles);
    }

    @Bean
    ExportController exportController(Feeds feeds, Readers readers, Inbox inbox) {
        return new ExportController(new ExportDoor(feeds, readers::files, inbox, Clock.systemUTC()));
    }

    @Bean
    AstmListeners astmListeners(Feeds feeds, Inbox inbox, AckLedger ledger, FeedMeters meters, AstmDoor.Work work) {
        return new AstmListeners(feeds, new AstmDoor(inbox, ledger, meters, work, Clock.systemUTC()));
    }

    @Bean
    SubmitController submitController(Doors doors) {
        return new SubmitController(doors);
    }
}
