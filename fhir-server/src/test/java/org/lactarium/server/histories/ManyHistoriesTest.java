package org.lactarium.server.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/**
 * As many histories as asked for by {@code -Dhistories.count}, each from a seed of its own, on every core. A failure names
 * its seed; {@code -Dhistories.seed} with a count of 1 plays it again.
 */
class ManyHistoriesTest {

    private static final int COUNT = Integer.getInteger("histories.count", 30);
    private static final long SEED = Long.getLong("histories.seed", 1);
    private static final int STEPS = Integer.getInteger("histories.steps", 40);

    private final Tally tally = new Tally();
    private final AtomicInteger next = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();

    @Example
    void noneOfThemLetsUnsafeMilkGoOrKeepsSafeMilkBack() throws InterruptedException {
        var cores = Math.min(COUNT, Runtime.getRuntime().availableProcessors());
        List<Thread> players =
                Stream.generate(() -> new Thread(this::playOrSay)).limit(cores).toList();
        players.forEach(Thread::start);
        for (var player : players) {
            player.join();
        }
        System.out.println(COUNT + " histories from seed " + SEED + "\n" + tally);
        assertThat(failed).isEmpty();
        assertThat(tally.of("feed done, DONE"))
                .as("feeds that had to be allowed")
                .isPositive();
    }

    private void playOrSay() {
        try {
            play();
        } catch (RuntimeException broken) {
            failed.add("a player gave up: " + broken);
        }
    }

    /** One after the other: two that start at once register the same names with the virtual machine. */
    private static synchronized PaperBank open() {
        return new PaperBank();
    }

    private void play() {
        try (var bank = open()) {
            for (int which = next.getAndIncrement(); which < COUNT; which = next.getAndIncrement()) {
                var seed = SEED + which;
                var name = "s" + seed;
                var history = Histories.of(() -> History.begin(bank, name, tally), STEPS)
                        .generator(1000)
                        .next(new Random(seed))
                        .value();
                try {
                    new Checks(history.run()).atTheEnd();
                } catch (AssertionError wrong) {
                    failed.add("seed " + seed + ": " + wrong.getMessage());
                    System.out.println("seed " + seed + " went wrong");
                }
                if (which > 0 && which % 500 == 0) {
                    System.out.println(which + " histories played, " + failed.size() + " failed");
                }
            }
        }
    }
}
