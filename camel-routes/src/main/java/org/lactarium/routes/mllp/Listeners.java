package org.lactarium.routes.mllp;

import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.AckLedger;
import org.springframework.boot.ssl.SslBundles;

/** Opens a listener for every enabled feed that has a port when Camel starts. */
public final class Listeners implements CamelContextConfiguration {

    private static final long SHUTDOWN_SECONDS = 10;

    private final Feeds feeds;
    private final Doors doors;
    private final AckLedger ledger;
    private final FeedMeters meters;
    private final SslBundles bundles;

    public Listeners(Feeds feeds, Doors doors, AckLedger ledger, FeedMeters meters, SslBundles bundles) {
        this.feeds = feeds;
        this.doors = doors;
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
            if (feed.listens()) {
                doors.of(name).ifPresent(frames -> open(camel, name, feed, frames));
            }
        });
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {}

    private void open(CamelContext camel, String name, Feed feed, Frames frames) {
        try {
            camel.addRoutes(new FeedRoute(name, feed, frames, ledger, meters, tls(feed)));
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
