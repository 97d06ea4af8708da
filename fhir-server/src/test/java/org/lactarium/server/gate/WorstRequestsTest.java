package org.lactarium.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;

/**
 * The worst that is known, one after the other, as many rounds as {@code -Dabuse.rounds} says. In the long form the memory in use is the
 * same after the last round as after the first ones.
 */
class WorstRequestsTest {

    private static final int ROUNDS = Integer.getInteger("abuse.rounds", 1);

    /** By when everything that is kept on purpose has been made. */
    private static final int WARM = 5;

    private static final long MEGABYTE = 1024 * 1024;
    private static final long GROWTH = 48 * MEGABYTE;

    private final LactariumServer server = LactariumServer.shared();

    @Test
    void eachIsRefusedInFhirsOwnWordsAndNothingOfItIsKept() {
        long before = 0;
        try (var log = LogOfTheServer.watched()) {
            for (int round = 1; round <= ROUNDS; round++) {
                Stream.concat(WorstRequests.atTheGate().stream(), WorstRequests.atTheDoor().stream())
                        .forEach(this::isRefused);
                if (round == WARM) {
                    before = used();
                }
            }
            assertThat(log.stackTraces()).isEmpty();
        }
        if (ROUNDS > WARM) {
            long after = used();
            System.out.println(ROUNDS + " rounds: " + before / MEGABYTE + " MB in use, then " + after / MEGABYTE);
            assertThat(after - before).isLessThan(GROWTH);
        }
    }

    private void isRefused(RawCall call) {
        var answer = call.send(server, "demo");
        assertThat(answer.status()).as(call + "\n" + answer).isBetween(400, 499);
        assertThat(answer.isOutcome()).as(call + "\n" + answer).isTrue();
        assertThat(answer.body()).as(call.toString()).doesNotContainPattern(LogOfTheServer.PROGRAM);
    }

    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (int times = 0; times < 3; times++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
