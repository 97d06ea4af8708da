package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.lactarium.server.batch.MilkAnalysis.Amount;
import org.lactarium.server.rule.Figures;
import org.lactarium.server.rule.RuleId;

class MilkAnalysisRulesTest {

    @Example
    void proteinOfEightyNineGramsIsAWrongUnitAndNotMilk() {
        assertThat(judge(new Amount("protein", 89))).containsExactly(RuleId.ANALYSIS_IMPLAUSIBLE);
        assertThat(judge(new Amount("protein", 0.89))).isEmpty();
        assertThat(judge(new Amount("energy", 281))).containsExactly(RuleId.ANALYSIS_IMPLAUSIBLE);
    }

    /** A published pool: 63.2 kcal by its parts. */
    @Example
    void energyFitsItsPartsWithinTheToleranceAndNotBeyond() {
        assertThat(judge(fat(3.11), protein(0.91), sugar(7.71), energy(63.2))).isEmpty();
        assertThat(judge(fat(3.11), protein(0.91), sugar(7.71), energy(68.2))).isEmpty();
        assertThat(judge(fat(3.11), protein(0.91), sugar(7.71), energy(68.4)))
                .containsExactly(RuleId.ANALYSIS_ENERGY_DIFFERS);
        assertThat(judge(fat(3.11), protein(0.91), sugar(7.71), energy(58.1)))
                .containsExactly(RuleId.ANALYSIS_ENERGY_DIFFERS);
    }

    @Example
    void energyIsNotJudgedWithoutItsPartsAndByTheProteinThatFitsWhereThereAreTwo() {
        assertThat(judge(fat(3.11), energy(120))).isEmpty();
        assertThat(judge(fat(3.11), protein(0.5), protein(2.5), sugar(7.71), energy(70.2)))
                .isEmpty();
    }

    @Property
    void theMeanLiesAmongItsReplicatesAndTheSameThreeTimesHasNoSpread(
            @ForAll @Size(min = 1, max = 6) List<@DoubleRange(min = 0.1, max = 12) Double> values) {
        var replicates = new Replicates(values);

        assertThat(replicates.mean())
                .isBetween(
                        values.stream().min(Double::compare).orElseThrow() - 1e-9,
                        values.stream().max(Double::compare).orElseThrow() + 1e-9);
        assertThat(replicates.spread().isPresent()).isEqualTo(values.size() > 1);
        var same = new Replicates(List.of(values.get(0), values.get(0), values.get(0)));
        assertThat(same.spread().orElseThrow()).isEqualTo(0, within(1e-9));
    }

    private static List<RuleId> judge(Amount... amounts) {
        return new MilkAnalysis(List.of(amounts)).judge(Figures.STRICTEST).rules();
    }

    private static Amount fat(double value) {
        return new Amount("fat", value);
    }

    private static Amount protein(double value) {
        return new Amount("protein", value);
    }

    private static Amount sugar(double value) {
        return new Amount("carbohydrate", value);
    }

    private static Amount energy(double value) {
        return new Amount("energy", value);
    }
}
