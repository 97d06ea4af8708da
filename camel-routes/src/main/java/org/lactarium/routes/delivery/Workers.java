package org.lactarium.routes.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.lactarium.routes.inbox.AckLedger;
import org.lactarium.routes.inbox.Settlement;
import org.lactarium.routes.inbox.Waiting;
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
    private final Binder binder;
    private final Signal signal;
    private final BiConsumer<Waiting, Settlement> counted;
    private final BooleanSupplier open;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean recordAway = new AtomicBoolean();
    private volatile boolean running;

    /** @param open whether the application has started all the way; a record half set up would refuse what it takes later */
    Workers(
            DeliverySettings settings,
            WorkQueue queue,
            AckLedger ledger,
            Delivery delivery,
            Binder binder,
            Signal signal,
            BiConsumer<Waiting, Settlement> counted,
            BooleanSupplier open) {
        this.settings = settings;
        this.queue = queue;
        this.ledger = ledger;
        this.delivery = delivery;
        this.binder = binder;
        this.signal = signal;
        this.counted = counted;
        this.open = open;
    }

    @Override
    public synchronized void start() {
        running = true;
        for (int i = 0; i < settings.workers(); i++) {
            threads.add(thread("delivery-" + i, this::workOff, signal));
        }
        if (settings.workers() > 0) {
            threads.add(thread("binder", this::bind, new Signal()));
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

    /** A record that is away is told at the next look. */
    private void bind() {
        if (open.getAsBoolean()) {
            try {
                binder.look();
            } catch (Away away) {
                recordAway.set(true);
            }
        }
    }

    private void workOff() {
        if (!open.getAsBoolean()) {
            return;
        }
        Optional<Settlement> settled = queue.workOff(this::deliver);
        while (settled.isPresent()) {
            notice(settled.get());
            settled = running ? queue.workOff(this::deliver) : Optional.empty();
        }
    }

    private Settlement deliver(Waiting message) {
        Settlement settlement = delivery.deliver(message);
        counted.accept(message, settlement);
        return settlement;
    }

    /** The first delivery after the record was away brings everything forward that was put off meanwhile. */
    private void notice(Settlement settlement) {
        if (settlement instanceof Settlement.Later) {
            recordAway.set(true);
        } else if (settlement instanceof Settlement.Delivered && recordAway.compareAndSet(true, false)) {
            queue.hurry();
        }
    }

    private Thread thread(String name, Runnable round, Signal signal) {
        Thread thread = new Thread(() -> rounds(name, round, signal), name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void rounds(String name, Runnable round, Signal signal) {
        boolean away = false;
        while (running) {
            try {
                round.run();
                if (away) {
                    LOG.warn("{}: the inbox can be worked on again", name);
                }
                away = false;
                signal.await(settings.poll().toMillis());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!away) {
                    // said once, not at every attempt
                    LOG.warn(
                            "{}: the inbox cannot be worked on ({})",
                            name,
                            e.getClass().getSimpleName());
                }
                away = true;
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
