package org.lactarium.server.histories;

import static org.lactarium.server.histories.History.pick;

import java.time.Duration;
import java.util.List;
import org.lactarium.server.histories.Facts.Culture;
import org.lactarium.server.histories.Facts.Deposit;
import org.lactarium.server.histories.Facts.Donor;

/** Sound milk of fit donors, and one thing wrong with what is done to it: no other rule stands in front of the one that is asked. */
final class MistakeSteps {

    private final History history;
    private final MilkSteps milk;

    MistakeSteps(History history) {
        this.history = history;
        this.milk = new MilkSteps(history);
    }

    void atTheBench(int which, int what) {
        var fit = history.facts.donors.stream()
                .filter(donor -> donor.fit(history.now()))
                .toList();
        if (!fit.isEmpty()) {
            var mistake = Math.floorMod(what, 6);
            atTheBench(mistake, sound(pick(fit, which)), sound(pick(fit, mistake == 3 ? which + 1 : which)));
        }
    }

    private void atTheBench(int mistake, Deposit one, Deposit other) {
        var started = history.ago(Duration.ofMinutes(30));
        if (mistake == 0) {
            milk.thaw(List.of(one), history.now().plusSeconds(600));
            return;
        }
        var together = List.of(one, other);
        var known = history.facts.thaws.size();
        milk.thaw(mistake == 3 ? together : List.of(one), started);
        if (history.facts.thaws.size() == known) {
            return;
        }
        var thaw = history.facts.thaws.get(known);
        switch (mistake) {
            case 1 -> milk.thaw(List.of(one), started.plusSeconds(60));
            // one that never thawed; and, when two are fit, the milk of both
            case 2, 3 -> milk.pool(thaw, together, 150, history.now());
            case 4 -> {
                milk.pool(thaw, List.of(one), 70, history.now());
                history.facts.pools.stream()
                        .filter(pool -> pool.thaw == thaw)
                        .forEach(pool -> milk.pasteurise(pool, HeatingCurve.GOOD, history.now(), 35));
            }
            default -> {
                milk.pool(thaw, List.of(one), 70, history.now());
                milk.pool(thaw, List.of(one), 70, history.now());
            }
        }
    }

    /** A sound batch, and one thing missing when the officers come to sign. */
    void atTheDesk(int which, int what) {
        var known = history.facts.batches.size();
        milk.soundBatch(4 * which + 1, what % 20);
        if (history.facts.batches.size() == known) {
            return;
        }
        var batch = history.facts.batches.get(known);
        var results = new ResultSteps(history);
        var mistake = Math.floorMod(what, 4);
        if (mistake != 0) {
            results.report(batch.pool, batch, new Culture(false));
        }
        if (mistake != 1) {
            var after = new Culture(true);
            after.last = mistake != 2;
            results.report(batch.pool, batch, after);
        }
        results.sign(batch, History.FIRST);
        results.sign(batch, mistake == 3 ? History.FIRST : History.SECOND);
    }

    private Deposit sound(Donor donor) {
        var deposit = new Deposit(donor, history.now(), 80, history.number("U"));
        milk.receive(deposit, 0);
        return deposit;
    }
}
