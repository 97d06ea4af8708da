package org.lactarium.routes.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often what was ever delivered is counted. */
class SlowCountTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger counted = new AtomicInteger();

    @Test
    void isTakenAgainAfterAHundredTimesWhatItTook() {
        SlowCount<Integer> count = taking(Duration.ofSeconds(2));
        assertThat(count.last()).contains(1);
        pass(Duration.ofSeconds(199));
        assertThat(count.last()).contains(1);
        pass(Duration.ofSeconds(1));
        assertThat(count.last()).contains(2);
    }

    @Test
    void isTakenEveryFiveSecondsWhileTheBankIsSmall() {
        SlowCount<Integer> count = taking(Duration.ofMillis(1));
        assertThat(count.last()).contains(1);
        pass(Duration.ofMillis(4999));
        assertThat(count.last()).contains(1);
        pass(Duration.ofMillis(1));
        assertThat(count.last()).contains(2);
    }

    @Test
    void keepsNobodyWaitingWhoAsksWhileItIsTaken() {
        Deque<Runnable> beside = new ArrayDeque<>();
        SlowCount<Integer> count = new SlowCount<>(counted::incrementAndGet, beside::add, now::get);
        assertThat(count.last()).isEmpty();
        assertThat(count.last()).isEmpty();
        assertThat(beside).hasSize(1);
        beside.remove().run();
        assertThat(count.last()).contains(1);
        pass(Duration.ofSeconds(5));
        assertThat(count.last()).contains(1);
        beside.remove().run();
        assertThat(count.last()).contains(2);
    }

    @Test
    void isUnknownWhileItCannotBeTaken() {
        SlowCount<Integer> count = new SlowCount<>(
                () -> {
                    if (counted.incrementAndGet() == 2) {
                        throw new IllegalStateException("away");
                    }
                    return counted.get();
                },
                Runnable::run,
                now::get);
        assertThat(count.last()).contains(1);
        pass(Duration.ofSeconds(5));
        assertThat(count.last()).isEmpty();
        pass(Duration.ofSeconds(5));
        assertThat(count.last()).contains(3);
    }

    private SlowCount<Integer> taking(Duration duration) {
        return new SlowCount<>(
                () -> {
                    pass(duration);
                    return counted.incrementAndGet();
                },
                Runnable::run,
                now::get);
    }

    private void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }
}
