package org.lactarium.server.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lactarium.server.door.Door.Answer;
import org.lactarium.server.door.Tally.Fate;

/**
 * Whatever happens to a message that forbids milk, the milk is stopped; however a message that lets it pass is written, it
 * passes. A bank is tested by extending this class with a door of its own. {@code -Ddoor.count} says how many messages (60
 * unless said), {@code -Ddoor.seed} which, the same ones
 * unless said; a failure names seed, mutators and the message.
 */
abstract class DoorProperties {

    private static final int COUNT = Integer.getInteger("door.count", 60);
    private static final long SEED = Long.getLong("door.seed", 1);
    /** Every third message goes wrong in two ways. */
    private static final int TWICE = 3;

    private static final int SHOW_EVERY = 500;

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /** Of the thread that asks. */
    abstract Door door();

    /** How many threads send messages, each at a door of its own. */
    int players() {
        return 1;
    }

    /** How many messages of each kind. */
    int count() {
        return COUNT;
    }

    /** What is sent as it is. */
    List<Variant> unharmed() {
        return Failing.all();
    }

    @Test
    void milkIsStoppedWhateverHappensToTheMessageThatForbidsIt() {
        var tally = new Tally();
        var mutators = Mutators.all();
        var start = Math.floorMod(SEED, mutators.size());
        each(at -> forbid(mutators.get((start + at) % mutators.size()), new Random(SEED + at), at, tally));
        System.out.println(tally.table());
        assertThat(faults).as("seed " + SEED).isEmpty();
    }

    @Test
    void aMessageThatForbidsMilkIsReadWhenNothingHappensToIt() {
        for (var variant : unharmed()) {
            var milk = clean(variant.follows() || variant.name().hashCode() % 2 == 0, new Random(SEED));
            door().send(Draft.of(variant.of(milk.reports())).bytes());
            if (!stopped(milk)) {
                faults.add(variant.name());
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void milkPassesHoweverTheLaboratoryWritesThatItMay() {
        var synonyms = Synonyms.all();
        each(at -> pass(synonyms.get(at % synonyms.size()), new Random(SEED + at), at));
        assertThat(faults).as("seed " + SEED).isEmpty();
    }

    private void each(IntConsumer message) {
        var next = new AtomicInteger();
        var players = Stream.generate(() -> new Thread(() -> play(next, message)))
                .limit(players())
                .toList();
        players.forEach(Thread::start);
        players.forEach(DoorProperties::joined);
    }

    private void play(AtomicInteger next, IntConsumer message) {
        for (int at = next.getAndIncrement(); at < count(); at = next.getAndIncrement()) {
            try {
                message.accept(at);
            } catch (RuntimeException | AssertionError broken) {
                tell("seed %d + %d: %s at %s".formatted(SEED, at, broken, broken.getStackTrace()[0]));
            }
            if ((at + 1) % SHOW_EVERY == 0) {
                System.out.println("%d messages, %d faults".formatted(at + 1, faults.size()));
            }
        }
    }

    private static void joined(Thread player) {
        try {
            player.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Ready(Milk milk, Reports reports, boolean released, Situation situation) {}

    /** Milk with two clean cultures, released or not, and other milk beside it. */
    private Ready clean(boolean released, Random random) {
        var door = door();
        var milk = door.milk();
        var other = door.milk();
        var reports = new Reports(milk, door.now());
        var others = new Reports(other, door.now());
        var earlier = any(Passing.cultures(true), random).of(others);
        door.send(Draft.of(earlier).bytes());
        door.send(Draft.of(any(Passing.cultures(false), random).of(reports)).bytes());
        door.send(Draft.of(any(Passing.cultures(true), random).of(reports)).bytes());
        if (released) {
            assertThat(door.release(milk)).as("clean milk is released").isTrue();
        }
        var header = Draft.of(earlier);
        var situation = new Situation(milk, other, header.value(0, 10), others.accession(true), earlier);
        return new Ready(milk, reports, released, situation);
    }

    private void forbid(Mutator mutator, Random random, int at, Tally tally) {
        var variant = any(Failing.all(), random);
        var second = Math.floorMod(SEED + at, TWICE) == 0 ? any(Mutators.all(), random) : null;
        var ready = clean(random.nextBoolean(), random);
        var draft = Draft.of(variant.of(ready.reports()));
        var mutated = mutator.of(draft, random, ready.situation());
        if (second != null) {
            mutated = second.of(mutated, random, ready.situation());
        }
        if (PlainWords.of(mutated.text(), draft, variant, ready.milk()) != PlainWords.FORBIDS) {
            tally.count(mutator.name(), Fate.SAYS_ANOTHER_THING);
            return;
        }
        var answer = door().send(mutated.bytes());
        var fate = answer == Answer.NOT_KEPT
                ? Fate.REFUSED
                : !stopped(ready) ? Fate.LOST : door().resultForbids(ready.milk()) ? Fate.READ : Fate.HELD;
        tally.count(mutator.name(), fate);
        if (fate == Fate.LOST) {
            tell("seed %d + %d, %s, %s%s, %s:%n%s"
                    .formatted(
                            SEED,
                            at,
                            variant.name(),
                            mutator.name(),
                            second == null ? "" : " and " + second.name(),
                            ready.released() ? "released before" : "not yet released",
                            shown(mutated)));
        }
    }

    /** A long run shows each as it is found. */
    private void tell(String fault) {
        System.out.println("FAULT: " + fault);
        faults.add(fault);
    }

    private boolean stopped(Ready ready) {
        return ready.released() ? !door().mayBeFed(ready.milk()) : !door().release(ready.milk());
    }

    private void pass(Synonyms.Synonym synonym, Random random, int at) {
        var door = door();
        var milk = door.milk();
        var reports = new Reports(milk, door.now());
        var written = new StringBuilder();
        for (var variant : List.of(
                any(Passing.serology(), random),
                any(Passing.cultures(false), random),
                at % TWICE == 0 ? Passing.organismsNone(true) : any(Passing.cultures(true), random))) {
            var draft = synonym.of(Draft.of(variant.of(reports)), random);
            written.append(variant.name()).append('\n').append(shown(draft));
            door.send(draft.bytes());
        }
        if (!door.release(milk)) {
            tell("seed %d + %d, %s:%n%s".formatted(SEED, at, synonym.name(), written));
        }
    }

    private static String shown(Draft draft) {
        return draft.text().replace("\r\n", "<CR><LF>\n").replace("\r", "<CR>\n") + " in " + draft.charset() + "\n";
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
