package org.lactarium.server.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lactarium.server.rule.Figure;
import org.lactarium.server.rule.Figures;
import org.lactarium.server.rule.RuleFigures;
import org.lactarium.server.rule.RuleId;

/** A figure belongs to the rule that is judged by it, so that {@code $explain} can show it. */
class RuleFiguresTest {

    /** Figures that no rule of milk is judged by, and what they are for. */
    private static final Map<String, String> EXCUSED = Map.of(
            "complaint.look-back", "which feeds a complaint looks at; it moves no milk",
            "analysis.replicates", "which measurements are one analysis; it moves no milk",
            "analysis.lactose.believed-from", "how an analysis is shown; it moves no milk",
            "analysis.lactose.believed-to", "the same",
            "analysis.lactose.assumed", "the same");

    @Test
    void everyFigureOfAProfileBelongsToARuleOrIsExcused() {
        var used = Arrays.stream(RuleId.values())
                .flatMap(rule -> RuleFigures.of(rule).stream())
                .collect(Collectors.toSet());
        var named = plain();

        assertThat(named).allSatisfy(key -> assertThat(used.contains(key) || EXCUSED.containsKey(key))
                .as(key)
                .isTrue());
        assertThat(used).as("figures that no profile has").isSubsetOf(named);
        assertThat(EXCUSED.keySet()).as("excuses nobody needs").doesNotContainAnyElementsOf(used);
    }

    /** The figures of the file by their keys; those of bands, reasons and medicines stand in lists of their own. */
    private static Set<String> plain() {
        return Figures.STRICTEST.figures().stream()
                .map(Figure::key)
                .filter(key -> Stream.of("priority.", "deferral.", "medicine.").noneMatch(key::startsWith))
                .collect(Collectors.toSet());
    }
}
