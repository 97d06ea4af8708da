package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.HMBANA;
import static org.lactarium.server.rule.Figures.STRICTEST;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.rule.RuleId;

class PoolingTest {

    @Test
    void poolsContainersOfOneDonorWithALittleLoss() {
        assertThat(Pooling.judge(List.of(portion("U-1", "D-1"), portion("U-2", "D-1")), 195, STRICTEST)
                        .passes())
                .isTrue();
    }

    @Test
    void takesNoContainerTwice() {
        assertThat(rules(List.of(portion("U-1", "D-1"), portion("U-1", "D-1")), 100))
                .contains(RuleId.CONTAINER_ALREADY_USED);
        var used = new Portion("U-1", "D-1", 100, UnitStatus.USED, true, "P-26-0001");
        assertThat(rules(List.of(used), 90)).containsExactly(RuleId.CONTAINER_ALREADY_USED);
    }

    @Test
    void mixesNoMoreDonorsThanTheProfileAllows() {
        var two = List.of(portion("U-1", "D-1"), portion("U-2", "D-2"));

        assertThat(rules(two, 200)).containsExactly(RuleId.POOL_DONORS_EXCEEDED);
        assertThat(Pooling.judge(two, 200, HMBANA).passes()).isTrue();
    }

    @Test
    void takesOnlyThawedMilkThatIsInStock() {
        var notThawed = new Portion("U-1", "D-1", 100, UnitStatus.REGISTERED, false, null);
        var held = new Portion("U-1", "D-1", 100, UnitStatus.QUARANTINE, true, null);

        assertThat(rules(List.of(notThawed), 100)).containsExactly(RuleId.UNIT_NOT_IN_THAW);
        assertThat(rules(List.of(held), 100)).containsExactly(RuleId.UNIT_NOT_IN_STOCK);
    }

    @Test
    void milkCannotBecomeMore() {
        assertThat(rules(List.of(portion("U-1", "D-1")), 101)).containsExactly(RuleId.VOLUME_NOT_CONSERVED);
        assertThat(Volumes.filled(100, List.of(50.0, 50.0)).passes()).isTrue();
        assertThat(Volumes.filled(100, List.of(50.0, 50.1)).rules()).containsExactly(RuleId.VOLUME_NOT_CONSERVED);
        assertThat(Volumes.filled(100, List.of(50.0, -1.0)).rules()).containsExactly(RuleId.VOLUME_NOT_CONSERVED);
    }

    private static Portion portion(String number, String donor) {
        return new Portion(number, donor, 100, UnitStatus.REGISTERED, true, null);
    }

    private static List<RuleId> rules(List<Portion> portions, double volume) {
        return Pooling.judge(portions, volume, STRICTEST).rules();
    }
}
