package org.lactarium.routes.delivery;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.function.Consumer;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.AckLedger;
import org.lactarium.routes.inbox.Settlement;
import org.lactarium.routes.inbox.WorkQueue;
import org.lactarium.routes.laboratory.LaboratoryProfile;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires the way out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FhirServer.class, DeliverySettings.class})
public class DeliveryConfiguration {

    @Bean
    Signal intakeSignal() {
        return new Signal();
    }

    @Bean
    Workers intakeWorkers(
            DeliverySettings settings,
            FhirServer server,
            Feeds feeds,
            WorkQueue queue,
            AckLedger ledger,
            Signal signal,
            Consumer<Settlement> settlementMeters,
            Environment environment) {
        Addresses addresses = new Addresses(server, environment);
        Tokens tokens = new Tokens(addresses, server, Clock.systemUTC());
        // the cached context is the server's own when both run in one process: it is large
        Record record = new Record(FhirContext.forR4Cached(), server, addresses, tokens);
        Delivery delivery = new Delivery(feeds, LaboratoryProfile.byDefault(), record);
        return new Workers(settings, queue, ledger, delivery, signal, settlementMeters);
    }
}
