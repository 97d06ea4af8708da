package org.lactarium.server.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.RuleProfile;

/** The figures of milk analysers; files older than these keys believe whatever an analyser says. */
final class AnalysisFigures {

    private final JsonNode figures;

    private AnalysisFigures(JsonNode figures) {
        this.figures = figures;
    }

    static RuleProfile.Analysis read(JsonNode figures) {
        var reader = new AnalysisFigures(figures);
        var replicates = figures.path("analysis.replicates").path("value");
        return new RuleProfile.Analysis(
                Stream.of("fat", "protein", "carbohydrate", "lactose", "solids", "energy")
                        .collect(Collectors.toMap(Function.identity(), reader::range)),
                reader.energy(),
                reader.lactose(),
                replicates.isTextual() ? Duration.parse(replicates.asText()) : Duration.ZERO);
    }

    private RuleProfile.Range range(String nutrient) {
        return new RuleProfile.Range(number(nutrient + ".lowest"), number(nutrient + ".highest"));
    }

    private RuleProfile.@Nullable Energy energy() {
        var parts = all("energy.of-fat", "energy.of-protein", "energy.of-carbohydrate", "energy.tolerance");
        return parts.isEmpty() ? null : new RuleProfile.Energy(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    }

    private RuleProfile.@Nullable Lactose lactose() {
        var parts = all("lactose.believed-from", "lactose.believed-to", "lactose.assumed");
        return parts.isEmpty() ? null : new RuleProfile.Lactose(parts.get(0), parts.get(1), parts.get(2));
    }

    /** Empty unless each of them is there. */
    private List<Double> all(String... keys) {
        var found =
                Stream.of(keys).map(this::number).flatMap(Stream::ofNullable).toList();
        return found.size() == keys.length ? found : List.of();
    }

    private @Nullable Double number(String key) {
        var value = figures.path("analysis." + key).path("value");
        return value.isNumber() ? value.asDouble() : null;
    }
}
