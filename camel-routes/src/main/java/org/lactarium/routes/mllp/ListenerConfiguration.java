package org.lactarium.routes.mllp;

import java.time.Clock;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.AckLedger;
import org.lactarium.routes.inbox.Inbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens a listener for every enabled feed. */
@Configuration(proxyBeanMethods = false)
public class ListenerConfiguration {

    private static final long SHUTDOWN_SECONDS = 10;

    @Bean
    CamelContextConfiguration listeners(Feeds feeds, Inbox inbox, AckLedger ledger, FeedMeters meters) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                camel.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
                for (Map.Entry<String, Feed> feed : feeds.feeds().entrySet()) {
                    if (feed.getValue().enabled()) {
                        add(camel, feed.getKey(), feed.getValue());
                    }
                }
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {}

            private void add(CamelContext camel, String name, Feed feed) {
                Receiver receiver = new Receiver(name, feed, inbox, meters, Clock.systemUTC());
                RoutesBuilder route = new FeedRoute(name, feed, receiver, ledger);
                try {
                    camel.addRoutes(route);
                } catch (Exception e) {
                    throw new IllegalStateException("The feed " + name + " cannot be opened", e);
                }
            }
        };
    }
}
