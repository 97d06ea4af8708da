package org.lactarium.server.rawwrites;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lactarium.server.rawwrites.Event.LetGo;
import org.lactarium.server.rawwrites.RawBank.Woman;

/** One bank, and what anybody sends to it, one after the other; after each the record is compared with the second account. */
final class RawHistory {

    private final long seed;
    private final Chance chance;
    private final RawBank bank;
    private final RawWrites writes;
    private final VersionsOnRecord versions = new VersionsOnRecord();
    private final StringBuilder told = new StringBuilder();
    private final Map<String, Integer> tally;
    private String last = "";
    private Map<String, Standing> standing;

    RawHistory(long seed, String name, Map<String, Integer> tally) {
        this.seed = seed;
        this.tally = tally;
        chance = new Chance(seed);
        bank = new RawBank(name);
        writes = new RawWrites(bank, chance);
        standing = bank.standing();
        compare(standing, "the beginning");
    }

    void play(int steps) {
        try {
            versions.added(standing.keySet());
            for (int step = 0; step < steps; step++) {
                if (chance.percent(12)) {
                    sign(chance.of(bank.women));
                } else {
                    write(writes.next());
                }
            }
            new WholeStory(bank).isTraced();
        } catch (AssertionError | RuntimeException wrong) {
            throw new AssertionError("seed " + seed + "\n" + told + "\n" + last + "\n" + wrong.getMessage(), wrong);
        }
    }

    private void write(Draft draft) {
        var now = Papers.now();
        var answer = bank.door.send(
                draft.login(), draft.method(), draft.path(), draft.type(), draft.body(), draft.headers());
        last = draft.method() + " " + draft.path() + " " + draft.headers() + "\n" + draft.body() + "\n"
                + answer.status() + " " + answer.text();
        told.append(draft.told()).append(": ").append(answer.status()).append('\n');
        var outcome = Outcome.of(draft, answer);
        outcome.isDecent();
        var taken = outcome.taken();
        tally(draft, taken);
        judge(draft, outcome, now);
        var added = versions.added(standing.keySet());
        if (taken.isEmpty()) {
            assertThat(added).as("what a refused write left on record").isEmpty();
        }
        account(draft, taken);
        var after = bank.standing();
        compare(after, draft.words());
        nothingElseMoved(standing, after, taken);
        standing = after;
        taken.forEach(this::isKept);
        new WholeStory(bank).volumesBalance(taken);
    }

    private void tally(Draft draft, List<Fact> taken) {
        var outcome = draft.method() + (draft.parts().size() > 1 ? " together" : "") + ", " + draft.expected()
                + (taken.isEmpty() ? ": refused" : ": taken");
        tally.merge(outcome, 1, Integer::sum);
    }

    private void judge(Draft draft, Outcome outcome, Instant now) {
        if (draft.independent()) {
            for (int at = 0; at < draft.parts().size(); at++) {
                judge(draft.parts().get(at), outcome.at(at).isPresent(), outcome.wholly());
            }
            return;
        }
        var all = draft.parts().stream()
                .map(part ->
                        Draft.fact(part, part.type() + "/new" + draft.parts().indexOf(part)))
                .toList();
        var refusal = draft.expected() == Expected.TAKEN ? bank.account.refusal(all, now) : "";
        meets(
                refusal.isEmpty() ? draft.expected() : Expected.REFUSED,
                !outcome.taken().isEmpty(),
                refusal);
    }

    private static void judge(Part part, boolean taken, boolean read) {
        if (!read) {
            // one entry that nobody can read refuses the batch, before any of it is looked at
            assertThat(taken).isFalse();
            return;
        }
        var feed = part.reference().isEmpty() && FeedAccount.isFeed(new Fact(part.type() + "/new", part.said()));
        meets(feed && part.expected() == Expected.TAKEN ? Expected.EITHER : part.expected(), taken, part.words());
    }

    private static void meets(Expected expected, boolean taken, String why) {
        switch (expected) {
            case TAKEN -> assertThat(taken).as("must be taken: " + why).isTrue();
            case REFUSED -> assertThat(taken).as("must be refused: " + why).isFalse();
            case EITHER -> {}
        }
    }

    private void account(Draft draft, List<Fact> taken) {
        if (draft.independent()) {
            taken.forEach(fact -> bank.account.add(new Event.Written(List.of(fact))));
        } else if (!taken.isEmpty()) {
            bank.account.add(new Event.Written(taken));
        }
    }

    private void compare(Map<String, Standing> found, String after) {
        var record = new TreeMap<String, String>();
        found.forEach((unit, stands) -> record.put(unit, stands.status()));
        assertThat(record)
                .as("where milk stands after " + after)
                .isEqualTo(bank.account.now().status());
    }

    private void nothingElseMoved(Map<String, Standing> before, Map<String, Standing> after, List<Fact> taken) {
        var replay = bank.account.now();
        Set<String> may = new HashSet<>();
        taken.forEach(fact -> may.addAll(Lineage.of(replay, fact)));
        var moved = after.entrySet().stream()
                .filter(one -> !one.getValue().equals(before.get(one.getKey())))
                .map(Map.Entry::getKey)
                .filter(unit -> !may.contains(unit))
                .collect(Collectors.toList());
        assertThat(moved).as("milk that has nothing to do with it").isEmpty();
    }

    private void isKept(Fact fact) {
        var kept = bank.door.get(fact.reference()).body();
        assertThat(KeptAsSent.lost(fact.said(), kept))
                .as("what was sent and is not on record of " + fact.reference())
                .isEmpty();
    }

    /** Two people sign, one after the other; it is let go when every rule passes, and only then. */
    private void sign(Woman woman) {
        if (chance.percent(60)) {
            write(Draft.together("demo", "transaction", FreshParts.clean(woman)));
        }
        var first = bank.sign(woman.batch(), "demo-release-officer");
        var second = first.done() ? bank.sign(woman.batch(), "demo-release-officer-2") : first;
        told.append("two people sign for ")
                .append(woman.batch())
                .append(": ")
                .append(second.status())
                .append('\n');
        last = second.text();
        assertThat(second.status()).isLessThan(500);
        tally.merge("signed: " + (second.done() ? "let go" : "refused"), 1, Integer::sum);
        assertThat(second.done())
                .as("whether two people may let it go")
                .isEqualTo(bank.account.now().mayBeLetGo(woman.batch()));
        if (second.done()) {
            bank.account.add(new LetGo(woman.batch()));
        }
        versions.added(standing.keySet());
        standing = bank.standing();
        compare(standing, "two signatures");
    }
}
