package org.lactarium.server.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lactarium.server.door.Tally.Fate;

/**
 * Whatever happens to the message or the file of an analyser, its numbers are on record as they were measured, or the milk waits
 * for a person. {@code -Ddoor.count} and {@code -Ddoor.seed} as for the laboratory's door.
 */
class AnalysersAtTheDoorTest {

    private static final int COUNT = Integer.getInteger("door.count", 25);
    private static final long SEED = Long.getLong("door.seed", 1);
    private static final int TWICE = 3;
    /** A status may rightly keep a number off the record; the last one is about messages with a patient. */
    private static final List<String> ANOTHER_THING = List.of(
            "statuses combined",
            "another status of the report",
            "another status of the result",
            "another flag",
            "with another message's results at its end");

    private static final PaperDoor DOOR = new PaperDoor();

    private final List<String> faults = new ArrayList<>();

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMeasuredIsReadWhenNothingHappensToIt(Instrument instrument) {
        var milk = DOOR.milk();
        DOOR.sendBy(instrument.feed(), instrument.draft(milk, DOOR.now()).bytes());
        assertThat(DOOR.analysed(milk))
                .containsExactlyInAnyOrderElementsOf(Instrument.SAID.entrySet().stream()
                        .map(said -> said.getKey() + " " + said.getValue())
                        .toList());
        assertThat(released(milk)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aNumberIsRightOnRecordOrTheMilkWaits(Instrument instrument) {
        var tally = new Tally();
        var mutators = Stream.of(Mutators.all(), FileMutators.all())
                .flatMap(List::stream)
                .filter(mutator -> !ANOTHER_THING.contains(mutator.name()))
                .toList();
        // each instrument begins where the one before it ends, so that few of each are many kinds together
        var first = SEED + (long) instrument.ordinal() * COUNT;
        for (int at = 0; at < COUNT; at++) {
            var random = new Random(first + at);
            var mutator = mutators.get((int) Math.floorMod(first + at, mutators.size()));
            var second = at % TWICE == 0 ? mutators.get(random.nextInt(mutators.size())) : null;
            play(instrument, mutator, second, random, first + at, tally);
        }
        System.out.println(instrument + "\n" + tally.table());
        assertThat(faults).as("seed " + SEED).isEmpty();
    }

    private void play(Instrument instrument, Mutator mutator, Mutator second, Random random, long seed, Tally tally) {
        var milk = DOOR.milk();
        var other = DOOR.milk();
        var earlier = instrument.draft(other, DOOR.now());
        DOOR.sendBy(instrument.feed(), earlier.bytes());
        var released = random.nextBoolean() && released(milk);
        var situation = new Situation(milk, other, "A" + other.batch(), "RUN-" + other.batch(), earlier.text());
        var mutated = mutator.of(instrument.draft(milk, DOOR.now()), random, situation);
        if (second != null) {
            mutated = second.of(mutated, random, situation);
        }
        DOOR.sendBy(instrument.feed(), mutated.bytes());
        var onRecord = DOOR.analysed(milk);
        var waits = released ? !DOOR.mayBeFed(milk) : !released(milk);
        var wrong = waits || PlainNumbers.saysNothing(mutated.text(), milk)
                ? PlainNumbers.mixedUp(onRecord)
                : PlainNumbers.wrong(mutated.text().replace(earlier.text(), ""), onRecord);
        tally.count(
                mutator.name(),
                !wrong.isEmpty()
                        ? Fate.LOST
                        : waits ? Fate.HELD : onRecord.isEmpty() ? Fate.SAYS_ANOTHER_THING : Fate.READ);
        if (!wrong.isEmpty()) {
            faults.add("%s, seed %d, %s%s, %s: %s, on record %s%n%s"
                    .formatted(
                            instrument,
                            seed,
                            mutator.name(),
                            second == null ? "" : " and " + second.name(),
                            released ? "released before" : "not yet released",
                            wrong,
                            onRecord,
                            mutated.text().replace("\r", "\n")));
        }
    }

    /** With two clean cultures. */
    private static boolean released(Milk milk) {
        var reports = new Reports(milk, DOOR.now());
        for (var post : List.of(false, true)) {
            DOOR.send(Draft.of(Passing.cultures(post).get(0).of(reports)).bytes());
        }
        return DOOR.release(milk);
    }
}
