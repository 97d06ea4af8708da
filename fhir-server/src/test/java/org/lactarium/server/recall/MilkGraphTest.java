package org.lactarium.server.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lactarium.server.recall.MilkGraph.Edge;

class MilkGraphTest {

    private static final MilkGraph BANK = new MilkGraph(List.of(
            new Edge("donor1", "deposit1"),
            new Edge("donor2", "deposit2"),
            new Edge("deposit1", "pool"),
            new Edge("deposit2", "pool"),
            new Edge("pool", "batch"),
            new Edge("batch", "bottle1"),
            new Edge("batch", "bottle2"),
            new Edge("bottle1", "feed"),
            new Edge("feed", "infant")));

    @Test
    void followsAFeedBackToEveryDonor() {
        assertThat(BANK.sources("feed"))
                .containsExactlyInAnyOrder("bottle1", "batch", "pool", "deposit1", "deposit2", "donor1", "donor2");
    }

    @Test
    void followsADonorOnwardToEveryInfant() {
        assertThat(BANK.recipients("donor1")).contains("infant", "bottle2").doesNotContain("donor2", "deposit2");
    }

    @Test
    void endsEvenWhenTheRecordHoldsARing() {
        var ring = new MilkGraph(List.of(new Edge("a", "b"), new Edge("b", "c"), new Edge("c", "a")));

        assertThat(ring.sources("a")).containsExactlyInAnyOrder("b", "c");
    }
}
