package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;

/** The table and the diagram in docs/architecture.md say what the state machine does. */
class TheLifeOfABottleIsDrawnAsItIsTest {

    private static final Pattern ROW = Pattern.compile("\\| ([a-z]+) \\| ([a-z, -]+) \\| ([a-z-]+) \\|");
    private static final Pattern ARROW = Pattern.compile("\\s+([a-z_]+) --> ([a-z_]+): ([a-z]+)");

    private final List<String> page = Files.readAllLines(Path.of("..", "docs", "architecture.md"));

    TheLifeOfABottleIsDrawnAsItIsTest() throws IOException {}

    @Test
    void theTableNamesEveryMoveAndNoOther() {
        Set<String> written = page.stream()
                .map(ROW::matcher)
                .filter(row -> row.matches() && !row.group(1).equals("step"))
                .flatMap(row -> Arrays.stream(row.group(2).split(", "))
                        .map(from -> from + " " + row.group(1) + " " + row.group(3)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(written).isEqualTo(moves());
    }

    @Test
    void everyArrowOfTheDiagramIsAMove() {
        List<String> drawn = page.stream()
                .map(ARROW::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(arrow -> (arrow.group(1) + " " + arrow.group(3) + " " + arrow.group(2)).replace('_', '-'))
                .toList();
        assertThat(drawn).isNotEmpty().isSubsetOf(moves());
    }

    private static Set<String> moves() {
        return Stream.of(UnitStatus.values())
                .flatMap(from -> Stream.of(Step.values()).flatMap(step -> UnitMoves.after(from, step).stream()
                        .map(to -> from.code() + " " + step.name().toLowerCase(Locale.ROOT) + " " + to.code())))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
