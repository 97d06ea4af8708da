package org.lactarium.routes.astm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.feed.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Opens a port for every enabled feed of analysers that speak ASTM; each connection has a thread of its own. */
public final class AstmListeners implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AstmListeners.class);

    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Feeds feeds;
    private final AstmDoor door;
    private final List<ServerSocket> ports = new ArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Set<Thread> serving = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    public AstmListeners(Feeds feeds, AstmDoor door) {
        this.feeds = feeds;
        this.door = door;
    }

    @Override
    public synchronized void start() {
        running = true;
        feeds.feeds().forEach((name, feed) -> {
            if (feed.enabled() && feed.transport() == Transport.ASTM) {
                open(name, feed);
            }
        });
    }

    @Override
    public synchronized void stop() {
        running = false;
        // a frame in hand that was not acknowledged is sent again by the analyser
        ports.forEach(AstmListeners::close);
        ports.clear();
        connections.forEach(AstmListeners::close);
        long deadline = System.nanoTime() + STOPPING.toNanos();
        serving.forEach(connection -> await(connection, deadline));
    }

    /** What it has acknowledged of a message it still keeps. */
    private static void await(Thread connection, long deadline) {
        try {
            connection.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            connection.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void open(String name, Feed feed) {
        try {
            ServerSocket port = new ServerSocket();
            port.setReuseAddress(true);
            port.bind(
                    new java.net.InetSocketAddress(InetAddress.getByName(feed.host()), feed.port()),
                    feed.maxConnections());
            ports.add(port);
            thread("astm-" + name, () -> accept(name, feed, port));
        } catch (IOException e) {
            throw new UncheckedIOException("The feed " + name + " cannot be opened", e);
        }
    }

    private void accept(String name, Feed feed, ServerSocket port) {
        while (running) {
            try {
                Socket socket = port.accept();
                if (connections.size() >= feed.maxConnections()) {
                    LOG.warn("{}: a connection beyond the limit was refused", name);
                    close(socket);
                } else {
                    connections.add(socket);
                    thread("astm-" + name + "-peer", () -> serve(name, feed, socket));
                }
            } catch (IOException e) {
                if (running) {
                    LOG.warn(
                            "{}: no connection could be accepted ({})",
                            name,
                            e.getClass().getSimpleName());
                }
            }
        }
    }

    private void serve(String name, Feed feed, Socket socket) {
        serving.add(Thread.currentThread());
        try (socket) {
            new AstmConnection(name, feed, door, socket).serve();
        } catch (IOException e) {
            LOG.debug("{}: a connection broke ({})", name, e.getClass().getSimpleName());
        } finally {
            connections.remove(socket);
            serving.remove(Thread.currentThread());
        }
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(java.io.Closeable open) {
        try {
            open.close();
        } catch (IOException e) {
            // it is closed then
        }
    }
}
