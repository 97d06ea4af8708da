package org.lactarium.routes.operations;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A count that takes longer the older the bank is. It is taken beside whoever asks, and the more seldom the longer it takes: at
 * most a hundredth of the time is spent on it. Whoever asks gets the last one.
 */
final class SlowCount<T> {

    private static final long SHORTEST_REST = Duration.ofSeconds(5).toNanos();
    private static final int REST = 100;

    /** A small bank is counted within this, and what is asked for is of now. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Supplier<T> count;
    private final Executor beside;
    private final LongSupplier nanos;
    private @Nullable CompletableFuture<Void> running;
    private volatile @Nullable T last;
    private long notBefore;

    /** @param beside where it is counted @param nanos a clock that never goes back */
    SlowCount(Supplier<T> count, Executor beside, LongSupplier nanos) {
        this.count = count;
        this.beside = beside;
        this.nanos = nanos;
        this.notBefore = nanos.getAsLong();
    }

    /** One at a time, on a thread of its own that ends when there is nothing to count. */
    static <T> SlowCount<T> inTheBackground(String name, Supplier<T> count) {
        return new SlowCount<>(
                count,
                work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    thread.start();
                },
                System::nanoTime);
    }

    /** @return empty while it was never counted, or could not be counted the last time */
    Optional<T> last() {
        try {
            current().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // still the last one
        }
        return Optional.ofNullable(last);
    }

    private synchronized CompletableFuture<Void> current() {
        if (running != null && !running.isDone()) {
            return running;
        }
        if (running == null || nanos.getAsLong() - notBefore >= 0) {
            running = CompletableFuture.runAsync(this::take, beside);
        }
        return running;
    }

    private void take() {
        long began = nanos.getAsLong();
        try {
            last = count.get();
        } catch (RuntimeException e) {
            last = null;
        } finally {
            long ended = nanos.getAsLong();
            rest(ended + Math.max(SHORTEST_REST, REST * (ended - began)));
        }
    }

    private synchronized void rest(long until) {
        notBefore = until;
    }
}
