package org.lactarium.server.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lactarium.routes.delivery.PaperIntake.Taken;
import org.lactarium.server.histories.Desk.Answer;

/** One history being played: where, by whom, what is known, and what must be true after every step. */
final class History {

    static final Instant START = Instant.parse("2026-11-22T02:00:00Z");
    private static final Pattern BARE_STATUS = Pattern.compile("\\d{3} .*", Pattern.DOTALL);
    static final String FIRST = "demo-release-officer";
    static final String SECOND = "demo-release-officer-2";

    final Place place;
    final Facts facts = new Facts();
    final Desk desk;
    final StringBuilder told = new StringBuilder();
    final Tally tally;
    private final String name;
    private int count;

    private History(Place place, String name, Tally tally) {
        this.tally = tally;
        this.place = place;
        this.name = name.toUpperCase(Locale.ROOT);
        this.desk = desk("demo");
    }

    /** An open bank: two healthy donors, two infants whose parents agreed, and nothing in the freezer. */
    static History begin(Place place, String name, Tally tally) {
        place.fresh(START);
        var history = new History(place, name, tally);
        var people = new PeopleSteps(history);
        people.donor(0);
        people.donor(0);
        people.infant(0);
        people.infant(1);
        return history;
    }

    Desk desk(String login) {
        return new Desk(() -> place.client(login));
    }

    Instant now() {
        return place.now();
    }

    Instant ago(Duration duration) {
        return now().minus(duration);
    }

    /** A number nobody has used. */
    String number(String prefix) {
        return prefix + "-" + name + "-" + count++;
    }

    /** How many numbers were given. */
    int count() {
        return count;
    }

    static <T> T pick(List<T> some, int which) {
        return some.get(Math.floorMod(which, some.size()));
    }

    void tell(String what) {
        told.append(told.isEmpty() ? "" : "\n").append(what);
    }

    /** What the rules say must happen, beside what happened. */
    void judge(String what, Expected expected, Answer<?> answer) {
        tell(what + ": " + (answer.done() ? "done" : "refused " + answer.refused()) + ", expected " + expected);
        tally.count(what.split(" ")[0] + (answer.done() ? " done" : " refused") + ", " + expected);
        answer.refused().forEach(rule -> tally.count("rule " + rule));
        switch (expected) {
            case DONE ->
                assertThat(answer.refused()).as("must not be refused: " + what).isEmpty();
            case REFUSED ->
                assertThat(answer.done()).as("must be refused: " + what).isFalse();
            default -> {}
        }
        assertThat(answer.refused()).as("a refusal names its rules: " + what).noneMatch(BARE_STATUS.asMatchPredicate());
    }

    /** Whether laboratories speak HL7 here. */
    boolean readsLetters() {
        return place.intake().isPresent();
    }

    /** A laboratory sends a message. */
    Taken send(String message) {
        var all = place.intake().orElseThrow().take(message.getBytes(StandardCharsets.UTF_8), now());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    enum Expected {
        DONE,
        REFUSED,
        /** Held once, and waiting for somebody: both are right, as long as nothing unsafe comes of it. */
        EITHER;

        /**
         * @param allowed whether every rule passes
         * @param doubted whether somebody or something has stopped this milk before
         */
        static Expected of(boolean allowed, boolean doubted) {
            return allowed ? doubted ? EITHER : DONE : REFUSED;
        }
    }
}
