package org.lactarium.server.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class MilkGraphTest {

    private static final MilkGraph BANK = graph(
            "donor1 deposit1",
            "donor2 deposit2",
            "deposit1 pool",
            "deposit2 pool",
            "pool batch",
            "batch bottle1",
            "batch bottle2",
            "bottle1 feed",
            "feed infant");

    @Test
    void followsAFeedBackToEveryDonor() {
        assertThat(BANK.sources("feed"))
                .containsExactlyInAnyOrder("bottle1", "batch", "pool", "deposit1", "deposit2", "donor1", "donor2");
    }

    @Test
    void followsADonorOnwardToEveryInfantAndNotIntoOtherDonorsMilk() {
        assertThat(BANK.recipients("donor1")).contains("infant", "bottle2").doesNotContain("donor2", "deposit2");
    }

    @Test
    void bothWaysFromABottleLeavesItsSiblingsOut() {
        assertThat(BANK.follow("bottle1", Direction.BOTH))
                .contains("bottle1", "donor1", "donor2", "infant")
                .doesNotContain("bottle2");
    }

    @Test
    void endsEvenWhenTheRecordHoldsARing() {
        assertThat(graph("a b", "b c", "c a").sources("a")).containsExactlyInAnyOrder("b", "c");
    }

    private static MilkGraph graph(String... edges) {
        return new MilkGraph(new MilkFlow() {
            @Override
            public List<String> onward(Collection<String> nodes) {
                return Arrays.stream(edges)
                        .filter(edge -> nodes.contains(edge.split(" ")[0]))
                        .map(edge -> edge.split(" ")[1])
                        .toList();
            }

            @Override
            public List<String> back(Collection<String> nodes) {
                return Arrays.stream(edges)
                        .filter(edge -> nodes.contains(edge.split(" ")[1]))
                        .map(edge -> edge.split(" ")[0])
                        .toList();
            }
        });
    }
}
