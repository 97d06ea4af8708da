package org.lactarium.routes.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lactarium.routes.inbox.AckLedger;
import org.lactarium.routes.inbox.Settlement;
import org.lactarium.routes.inbox.WorkQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The threads that work off the inbox: started after the web server, stopped before it, never in the middle of a message. */
public final class Workers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final DeliverySettings settings;
    private final WorkQueue queue;
    private final AckLedger ledger;
    private final Delivery delivery;
    private final Signal signal;
    private final Consumer<Settlement> counted;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Workers(
            DeliverySettings settings,
            WorkQueue queue,
            AckLedger ledger,
            Delivery delivery,
            Signal signal,
            Consumer<Settlement> counted) {
        this.settings = settings;
        this.queue = queue;
        this.ledger = ledger;
        this.delivery = delivery;
        this.signal = signal;
        this.counted = counted;
    }

    @Override
    public synchronized void start() {
        running = true;
        for (int i = 0; i < settings.workers(); i++) {
            threads.add(thread("delivery-" + i, this::workOff, signal));
        }
        threads.add(thread("ack-ledger", ledger::write, new Signal()));
    }

    @Override
    public synchronized void stop() {
        running = false;
        // not interrupted: a message in hand is finished, and everyone else looks up within one poll
        for (Thread thread : threads) {
            try {
                thread.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Last to start, first to stop: delivery needs everything else. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void workOff() {
        Optional<Settlement> settled = queue.workOff(delivery::deliver);
        while (settled.isPresent()) {
            counted.accept(settled.get());
            settled = running ? queue.workOff(delivery::deliver) : Optional.empty();
        }
    }

    private Thread thread(String name, Runnable round, Signal signal) {
        Thread thread = new Thread(() -> rounds(name, round, signal), name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void rounds(String name, Runnable round, Signal signal) {
        while (running) {
            try {
                round.run();
                signal.await(settings.poll().toMillis());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn(
                        "{}: the inbox cannot be worked on ({}); trying again",
                        name,
                        e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(settings.poll().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
