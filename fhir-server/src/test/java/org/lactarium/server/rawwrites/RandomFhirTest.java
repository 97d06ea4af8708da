package org.lactarium.server.rawwrites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * As many histories of raw writes as {@code -Drawwrites.histories} says, each from a seed of its own, at the real doors. A failure
 * names its seed and tells what was sent; {@code -Drawwrites.seed} with one history plays it again.
 */
class RandomFhirTest {

    private static final int HISTORIES = Integer.getInteger("rawwrites.histories", 2);
    private static final long SEED = Long.getLong("rawwrites.seed", 101);
    private static final int STEPS = Integer.getInteger("rawwrites.steps", 25);

    @Test
    void whateverIsWrittenMilkStandsWhereAllFactsFromNothingSay() {
        Map<String, Integer> tally = new TreeMap<>();
        List<String> failed = new ArrayList<>();
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            try {
                new RawHistory(seed, UUID.randomUUID().toString().substring(0, 8), tally).play(STEPS);
            } catch (AssertionError wrong) {
                failed.add(wrong.getMessage());
                System.out.println(wrong.getMessage());
            }
        }
        System.out.println(HISTORIES + " histories of raw writes from seed " + SEED + ": " + tally);
        assertThat(failed).isEmpty();
    }
}
