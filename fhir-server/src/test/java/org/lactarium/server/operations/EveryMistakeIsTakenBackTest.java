package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lactarium.server.operations.MilkLine.Stage;

/**
 * Of every kind of mistake, at every stage of the milk: once it is taken back each unit stands where it stood, or on hold, where two
 * signatures lead there, and never beyond. A second mistake keeps the milk until it is taken back, too. One line of milk goes through
 * all of them, and is as good as before each time.
 *
 * <p>Unless {@code -Dmistakes.all=true} says so, each is made at the first stage where it can be and at one later one, and of the pairs
 * every third; {@code -Dmistakes.seed} says which, and 0, 1 and 2 are all pairs.
 */
class EveryMistakeIsTakenBackTest {

    private static final boolean ALL = Boolean.getBoolean("mistakes.all");
    private static final int SEED = Integer.getInteger("mistakes.seed", 0);
    /** Of so many pairs one is played. */
    private static final int PAIRS = 3;

    private static final Set<String> LOST = Set.of("rejected", "recalled");

    /** Of a mixture with milk of a deferral a person decides, while it is on hold. */
    private static final Set<String> ON_HOLD_AT_MOST = Set.of("rejected", "recalled", "quarantine");

    private static final List<Mistake> LOSING = List.of(
            Mistake.CULTURE,
            Mistake.DEFERRAL,
            Mistake.INFECTION,
            Mistake.MERGE,
            Mistake.EXPRESSION,
            Mistake.CURVE,
            Mistake.FINDING,
            Mistake.RECALL);

    @ParameterizedTest
    @EnumSource(Stage.class)
    void milkStandsWhereItWouldStandWithoutTheMistakeOrOnHold(Stage stage) {
        var line = new MilkLine(stage);
        for (var wrong : Mistake.values()) {
            if (line.reached(wrong.from) && isPlayed(wrong, stage)) {
                takenBack(wrong, line);
            }
        }
    }

    private static boolean isPlayed(Mistake wrong, Stage stage) {
        var later = Arrays.stream(Stage.values())
                .filter(at -> at.compareTo(wrong.from) > 0)
                .toList();
        return ALL || stage == wrong.from || stage == later.get(Math.floorMod(SEED + wrong.ordinal(), later.size()));
    }

    private static void takenBack(Mistake wrong, MilkLine line) {
        var before = line.standing();
        var undo = wrong.make(line);
        var moved = line.standing();

        undo.first().run();
        if (!undo.last().isEmpty()) {
            assertThat(line.standing())
                    .as("what one person says alone of %s", wrong)
                    .isEqualTo(moved);
            undo.last().forEach(Runnable::run);
        }
        assertThat(line.standing()).as("after %s", wrong).isEqualTo(back(wrong, before, moved));
        assertThat(line.unexplained()).as("after %s", wrong).isEqualTo("0");
        letGo(line, before, wrong);

        var after = line.standing();
        undo.run();
        assertThat(line.standing()).as("%s taken back twice", wrong).isEqualTo(after);
    }

    /** Each two of them at one stage or another, in one order or the other. */
    @ParameterizedTest
    @EnumSource(Stage.class)
    void aSecondMistakeKeepsTheMilkUntilItIsTakenBackInWhateverOrder(Stage stage) {
        List<MilkLine> line = new ArrayList<>();
        var pair = 0;
        for (var one : LOSING) {
            for (var other : LOSING.subList(LOSING.indexOf(one) + 1, LOSING.size())) {
                var stages = Arrays.stream(Stage.values())
                        .filter(at -> at.compareTo(one.from) >= 0 && at.compareTo(other.from) >= 0)
                        .toList();
                if (stages.get(pair % stages.size()) == stage && (ALL || pair % PAIRS == Math.floorMod(SEED, PAIRS))) {
                    if (line.isEmpty()) {
                        line.add(new MilkLine(stage));
                    }
                    var turned = pair % 2 == 1;
                    bothTakenBack(turned ? other : one, turned ? one : other, line.get(0));
                }
                pair++;
            }
        }
    }

    private static void bothTakenBack(Mistake one, Mistake other, MilkLine line) {
        var before = line.standing();
        var undoOne = one.make(line);
        var undoOther = other.make(line);
        var moved = line.standing();

        undoOne.run();
        var meanwhile = line.standing();
        IntStream.range(0, moved.size())
                .filter(at -> LOST.contains(moved.get(at)))
                .forEach(at -> assertThat(meanwhile.get(at))
                        .as("%s of %s, of which %s was taken back and %s stands", at, line.all(), one, other)
                        .isIn(other == Mistake.DEFERRAL ? ON_HOLD_AT_MOST : LOST));
        undoOther.run();

        assertThat(line.standing()).as("after %s and %s", one, other).isEqualTo(back(one, before, moved));
        assertThat(line.unexplained()).isEqualTo("0");
        letGo(line, before, one);
    }

    /** A bottle that only a feed had used up is the ward's at once. */
    private static List<String> back(Mistake wrong, List<String> before, List<String> moved) {
        return IntStream.range(0, before.size())
                .mapToObj(at ->
                        moved.get(at).equals(before.get(at)) || wrong == Mistake.FEED ? before.get(at) : "quarantine")
                .toList();
    }

    /** Milk that waits for its results is left on hold. */
    private static void letGo(MilkLine line, List<String> before, Mistake wrong) {
        if (line.stage != Stage.PASTEURISED) {
            if (line.standing().contains("quarantine")) {
                line.release();
            }
            assertThat(line.standing()).as("two signatures after %s", wrong).isEqualTo(before);
        }
    }
}
