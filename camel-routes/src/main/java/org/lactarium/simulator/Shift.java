package org.lactarium.simulator;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** All peers at work until the count is reached, with a line about it every few seconds. */
final class Shift {

    private static final Duration REPORT = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 50;

    private final Settings settings;
    private final Subjects subjects;
    private final Words words;
    private final Clock clock = Clock.systemUTC();
    private final Tally tally = new Tally();
    private final Orders orders = new Orders();
    private final AtomicInteger left;
    private final String mark;
    private final long began = System.nanoTime();

    Shift(Settings settings, Subjects subjects, Words words) {
        this.settings = settings;
        this.subjects = subjects;
        this.words = words;
        this.left = new AtomicInteger(settings.count());
        this.mark = Long.toString(clock.millis(), 36).toUpperCase(Locale.ROOT);
    }

    Tally work() throws IOException, InterruptedException {
        // says at once when nobody listens, instead of after the patience of a peer
        Line.open(settings.host(), settings.port(), Duration.ofSeconds(5)).close();
        words.say("begin", settings.role(), settings.host() + ":" + settings.port(), String.valueOf(settings.seed()));
        try (Closeable desk =
                settings.ordersPort() == 0 ? () -> {} : new OrderDesk(settings.ordersPort(), mark, orders, tally)) {
            List<Thread> peers = new ArrayList<>();
            for (int peer = 0; peer < settings.peers(); peer++) {
                int number = peer;
                Thread thread = new Thread(() -> work(number), "peer-" + number);
                thread.setDaemon(true);
                thread.start();
                peers.add(thread);
            }
            for (Thread peer : peers) {
                while (peer.isAlive()) {
                    peer.join(REPORT.toMillis());
                    words.progress(seconds(), tally);
                }
            }
        }
        return tally;
    }

    private void work(int peer) {
        Random random = new Random(settings.seed() + peer);
        Subjects share = subjects.shareOf(peer, settings.peers());
        String own = mark + "P" + peer;
        Desk desk = settings.role().equals(Settings.LABORATORY)
                ? new LaboratoryDesk(random, clock, share, own, orders)
                : new AnalyserDesk(random, clock, share, own);
        Peer.Address address = new Peer.Address(settings.host(), settings.port());
        // the peer's faults are drawn apart, so that the messages of a seed do not depend on them
        new Peer(address, new Random(~settings.seed() + peer), settings.misbehaviours(), ATTEMPTS, tally)
                .send(desk, this::mayGoOn, outcome -> {});
    }

    /** Waits for its turn; the peers share one rate. */
    private boolean mayGoOn() {
        int number = settings.count() - left.getAndDecrement();
        if (number >= settings.count()) {
            return false;
        }
        if (settings.rate() > 0) {
            long due = began + (long) (number / settings.rate() * TimeUnit.SECONDS.toNanos(1));
            for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
                LockSupport.parkNanos(rest);
            }
        }
        return true;
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    }
}
