package org.lactarium.server.batch;

import static org.lactarium.server.rule.RuleId.ANALYSIS_ENERGY_DIFFERS;
import static org.lactarium.server.rule.RuleId.ANALYSIS_IMPLAUSIBLE;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.lactarium.server.rule.Phrase;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/**
 * One measurement of milk: what stands in it must be what milk can hold, and its energy what its parts give.
 *
 * @param amounts in 100 mL: g, of energy kcal; crude and true protein are both protein
 */
public record MilkAnalysis(List<Amount> amounts) {

    /** @param nutrient {@code fat}, {@code protein}, {@code carbohydrate}, {@code lactose}, {@code solids} or {@code energy} */
    public record Amount(String nutrient, double value) {

        /** As an analyser writes it: {@code 0.89 g/dL}. */
        String shown() {
            var number = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
            return number + (nutrient.equals("energy") ? " kcal/dL" : " g/dL");
        }
    }

    public MilkAnalysis {
        amounts = List.copyOf(amounts);
    }

    public Verdict judge(RuleProfile profile) {
        var analysis = profile.analysis();
        var each = Verdict.all(amounts.stream().map(amount -> within(amount, analysis)));
        var energy = analysis.energy();
        return energy == null ? each : each.and(energy(energy));
    }

    private static Verdict within(Amount amount, RuleProfile.Analysis analysis) {
        var range = analysis.limits().get(amount.nutrient());
        var lowest = range == null ? null : range.lowest();
        var highest = range == null ? null : range.highest();
        if (lowest == null && highest == null) {
            return Verdict.clear();
        }
        var milk = (lowest == null || amount.value() >= lowest) && (highest == null || amount.value() <= highest);
        return Verdict.unless(
                milk,
                ANALYSIS_IMPLAUSIBLE,
                new Phrase("nutrient." + amount.nutrient()),
                amount.shown(),
                lowest == null ? "-" : lowest,
                highest == null ? "-" : highest);
    }

    /** By the protein and the carbohydrate that fit best, because an analyser may report two of each and say not which it used. */
    private Verdict energy(RuleProfile.Energy factors) {
        var sums = of("fat")
                .flatMap(fat -> of("protein").flatMap(protein -> Stream.concat(of("carbohydrate"), of("lactose"))
                        .map(sugar ->
                                fat * factors.fat() + protein * factors.protein() + sugar * factors.carbohydrate())))
                .toList();
        return Verdict.all(
                of("energy")
                        .limit(1)
                        .flatMap(said -> sums.stream()
                                .min((one, other) -> Double.compare(Math.abs(one - said), Math.abs(other - said)))
                                .stream()
                                .map(sum -> Verdict.unless(
                                        Math.abs(said - sum) <= sum * factors.tolerance() / 100,
                                        ANALYSIS_ENERGY_DIFFERS,
                                        said,
                                        Math.round(sum * 10) / 10.0,
                                        factors.tolerance()))));
    }

    private Stream<Double> of(String nutrient) {
        return amounts.stream()
                .filter(amount -> amount.nutrient().equals(nutrient))
                .map(Amount::value);
    }
}
