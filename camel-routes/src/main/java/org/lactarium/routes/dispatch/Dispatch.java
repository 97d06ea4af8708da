package org.lactarium.routes.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.lactarium.routes.outbox.Step;
import org.lactarium.routes.quarantine.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The threads of the way out: one that looks for orders, one for each laboratory. None without laboratories. */
public final class Dispatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final OrderWatch watch;
    private final List<Errands> errands;
    private final OutboxSettings settings;
    private final Consumer<Step> counted;
    private final BooleanSupplier open;
    private final List<Thread> threads = new ArrayList<>();
    private final Object waking = new Object();
    private volatile boolean running;

    /** @param open whether the application has started all the way */
    Dispatch(
            OrderWatch watch,
            List<Errands> errands,
            OutboxSettings settings,
            Consumer<Step> counted,
            BooleanSupplier open) {
        this.watch = watch;
        this.errands = errands;
        this.settings = settings;
        this.counted = counted;
        this.open = open;
    }

    /** There may be something to do. */
    public void wake() {
        synchronized (waking) {
            waking.notifyAll();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        if (errands.isEmpty()) {
            return;
        }
        thread("orders-watch", this::look);
        for (int i = 0; i < errands.size(); i++) {
            Errands each = errands.get(i);
            thread("orders-" + i, () -> workOff(each));
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        wake();
        // not interrupted: a message in hand is finished, or its answer given up
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

    /** Last to start, first to stop: it needs everything else. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void look() {
        if (watch.look() > 0) {
            wake();
        }
    }

    private void workOff(Errands each) {
        Optional<Step> step = each.one();
        while (running && step.isPresent()) {
            counted.accept(step.get());
            step = somethingIsAway(step.get()) ? Optional.empty() : each.one();
        }
        each.rest();
    }

    /** Then the others wait for the next round, or a laboratory that is away would be knocked at for each of them. */
    private static boolean somethingIsAway(Step step) {
        return step instanceof Step.Later later && !later.reason().equals(Reason.LABORATORY_ERROR.code());
    }

    private void thread(String name, Runnable round) {
        Thread thread = new Thread(() -> rounds(name, round), name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    private void rounds(String name, Runnable round) {
        AtomicBoolean failing = new AtomicBoolean();
        while (running) {
            try {
                if (open.getAsBoolean()) {
                    round.run();
                    if (failing.compareAndSet(true, false)) {
                        LOG.warn("{}: goes on", name);
                    }
                }
            } catch (RuntimeException e) {
                if (failing.compareAndSet(false, true)) {
                    // said once, not at every attempt
                    LOG.warn(
                            "{}: cannot go on for now ({} at {})",
                            name,
                            e.getClass().getSimpleName(),
                            e.getStackTrace()[0]);
                }
            }
            pause();
        }
    }

    private void pause() {
        synchronized (waking) {
            try {
                if (running) {
                    waking.wait(settings.poll().toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running = false;
            }
        }
    }
}
