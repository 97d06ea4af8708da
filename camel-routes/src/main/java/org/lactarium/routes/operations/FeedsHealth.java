package org.lactarium.routes.operations;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.feed.Transport;
import org.lactarium.routes.mllp.Listeners;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** UP when every enabled listener accepts connections. */
final class FeedsHealth implements HealthIndicator {

    private static final int PATIENCE_MILLIS = 1_000;

    private final Feeds feeds;
    private final CamelContext camel;

    FeedsHealth(Feeds feeds, CamelContext camel) {
        this.feeds = feeds;
        this.camel = camel;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (Map.Entry<String, Feed> feed : feeds.feeds().entrySet()) {
            String state = state(feed.getKey(), feed.getValue());
            health.withDetail(feed.getKey(), Map.of("port", feed.getValue().port(), "state", state));
            if (feed.getValue().enabled() && !state.equals("accepting")) {
                health.down();
            }
        }
        return health.build();
    }

    String state(String name, Feed feed) {
        if (!feed.enabled()) {
            return "disabled";
        }
        if (!feed.listens()) {
            // files come through the web server, which is asked for its health elsewhere
            return "accepting";
        }
        ServiceStatus route = camel.getRouteController().getRouteStatus(Listeners.routeId(name));
        if (feed.transport() == Transport.MLLP && route != ServiceStatus.Started) {
            return "stopped";
        }
        return accepts(feed) ? "accepting" : "unreachable";
    }

    private static boolean accepts(Feed feed) {
        String host = feed.host().equals("0.0.0.0") ? "127.0.0.1" : feed.host();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, feed.port()), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
