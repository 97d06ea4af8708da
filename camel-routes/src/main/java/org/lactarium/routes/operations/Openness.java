package org.lactarium.routes.operations;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Transport;
import org.lactarium.routes.folder.Folders;
import org.lactarium.routes.mllp.Listeners;

/** Whether anybody could bring a message to a feed now: tried, not assumed. */
final class Openness {

    static final String ACCEPTING = "accepting";
    static final String DISABLED = "disabled";

    private static final int PATIENCE_MILLIS = 1_000;

    private final CamelContext camel;

    Openness(CamelContext camel) {
        this.camel = camel;
    }

    /** accepting, disabled, stopped or unreachable. */
    String of(String name, Feed feed) {
        if (!feed.enabled()) {
            return DISABLED;
        }
        // only MLLP is carried by Camel
        boolean routed = feed.listens() && feed.transport() == Transport.MLLP;
        if (routed && !isStarted(Listeners.routeId(name))
                || feed.folder() != null && !isStarted(Folders.routeId(name))) {
            return "stopped";
        }
        return (!feed.listens() || accepts(feed)) && isOpen(feed.folder()) ? ACCEPTING : "unreachable";
    }

    private boolean isStarted(String route) {
        return camel.getRouteController().getRouteStatus(route) == ServiceStatus.Started;
    }

    private static boolean isOpen(@Nullable String folder) {
        return folder == null || Files.isDirectory(Path.of(folder)) && Files.isWritable(Path.of(folder));
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
