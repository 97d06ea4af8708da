package org.lactarium.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;

/** As many calls as {@code -Dcalls.count} says, from {@code -Dcalls.seed}: a failure names its seed and the call. */
class RandomCallsTest {

    private static final int COUNT = Integer.getInteger("calls.count", 150);
    private static final long SEED = Long.getLong("calls.seed", 1);

    /** An entry of a batch that says the server has failed. */
    private static final Pattern FAILED_ENTRY = Pattern.compile("\"status\":\"5\\d\\d");

    private final LactariumServer server = LactariumServer.shared();

    @Test
    void noneIsAnsweredAsAFaultOfTheServerAndNoneLeavesAStackTraceOrANameInTheLog() {
        try (var log = LogOfTheServer.watched()) {
            for (long seed = SEED; seed < SEED + COUNT; seed++) {
                isAnswered(seed, new RandomCalls(seed).next());
            }
            assertThat(log.stackTraces()).isEmpty();
            assertThat(log.lines()).noneMatch(line -> line.contains(RandomCalls.NAME));
        }
    }

    private void isAnswered(long seed, RawCall call) {
        var answer = call.send(server, "demo");
        var what = "seed " + seed + ": " + call + "\n" + answer;
        assertThat(answer.status()).as(what).isBetween(200, 499);
        assertThat(answer.body()).as(what).doesNotContainPattern(FAILED_ENTRY);
        if (answer.status() >= 400) {
            boolean silent = call.toString().startsWith("HEAD");
            assertThat(silent || answer.isOutcome()).as(what).isTrue();
            assertThat(answer.body()).as(what).doesNotContainPattern(LogOfTheServer.PROGRAM);
        }
    }
}
