package org.lactarium.routes.mllp;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.AckLedger;
import org.lactarium.routes.inbox.Inbox;
import org.lactarium.routes.inbox.MessageLog;
import org.springframework.boot.ssl.SslBundles;

/** Opens a listener for every enabled feed when Camel starts. */
public final class Listeners implements CamelContextConfiguration {

    private static final long SHUTDOWN_SECONDS = 10;

    private final Feeds feeds;
    private final Inbox inbox;
    private final MessageLog log;
    private final AckLedger ledger;
    private final FeedMeters meters;
    private final SslBundles bundles;

    public Listeners(
            Feeds feeds, Inbox inbox, MessageLog log, AckLedger ledger, FeedMeters meters, SslBundles bundles) {
        this.feeds = feeds;
        this.inbox = inbox;
        this.log = log;
        this.ledger = ledger;
        this.meters = meters;
        this.bundles = bundles;
    }

    /** Id of the route of a feed. */
    public static String routeId(String feed) {
        return "intake-" + feed;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        camel.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
        feeds.feeds().forEach((name, feed) -> {
            if (feed.enabled()) {
                open(camel, name, feed);
            }
        });
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {}

    private void open(CamelContext camel, String name, Feed feed) {
        Clock clock = Clock.systemUTC();
        Receiver receiver = new Receiver(name, feed, inbox, new Outcomes(log), meters, clock);
        try {
            Frames frames = new Frames(feed, receiver, clock);
            camel.addRoutes(new FeedRoute(name, feed, frames, ledger, tls(feed)));
        } catch (Exception e) {
            throw new IllegalStateException("The feed " + name + " cannot be opened", e);
        }
    }

    private @Nullable SSLContextParameters tls(Feed feed) {
        return feed.sslBundle() == null
                ? null
                : BundleTls.of(bundles.getBundle(feed.sslBundle()), feed.clientCertificate());
    }
}
