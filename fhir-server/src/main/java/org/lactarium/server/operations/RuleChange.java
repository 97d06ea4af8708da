package org.lactarium.server.operations;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.KeptProfiles;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rulebook.ProfileText;
import org.lactarium.server.rulebook.RuleProfileFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * When the bank starts with other figures than its stock was last judged by, the whole stock is judged again. Milk may
 * be held, rejected or recalled by this; never released.
 *
 * <p>Each unit moves in a transaction of its own under its locks, so several processes may do this at once and a kill in
 * the middle costs nothing: what moved stays moved, and the next start goes on, because the profile is only then written
 * down as the current one when everything was judged.
 */
@Component
class RuleChange implements Opening {

    private static final Logger LOG = LoggerFactory.getLogger(RuleChange.class);

    private final Clock clock;
    private final MilkRecord record;
    private final KeptProfiles kept;
    private final Stocktake stocktake;
    private final Units units;
    private final Moves moves;
    private final Account account;

    private final MilkLocks locks;

    RuleChange(
            Clock clock,
            MilkRecord record,
            KeptProfiles kept,
            Stocktake stocktake,
            Units units,
            Moves moves,
            Account account,
            MilkLocks locks) {
        this.clock = clock;
        this.record = record;
        this.kept = kept;
        this.stocktake = stocktake;
        this.units = units;
        this.moves = moves;
        this.account = account;
        this.locks = locks;
    }

    @Override
    public void opened() {
        follow(kept.own(), account);
    }

    /** Answers how many units moved. */
    int follow(ProfileText text, Account reasons) {
        if (judgedBy(text)) {
            return 0;
        }
        var profile = RuleProfileFile.read(text);
        var moved = stocktake.standing().stream()
                .mapToInt(id -> settle(id, profile, reasons))
                .sum();
        record.atomically(Set.of(new Lock(Lock.Kind.RULES, "profile")), () -> {
            if (!judgedBy(text)) {
                kept.keep(text, clock.instant());
            }
            return text;
        });
        LOG.info("The stock was judged by {} {}: {} units moved", profile.name(), profile.version(), moved);
        return moved;
    }

    private boolean judgedBy(ProfileText text) {
        return kept.current()
                .filter(before -> before.digest().equals(text.digest()))
                .isPresent();
    }

    private int settle(String id, RuleProfile profile, Account reasons) {
        return units.read(id)
                .map(root -> record.atomically(locks.withWhatItRestsOn(root), () -> {
                    var judged = stocktake.judge(units.read(id).orElseThrow(), profile);
                    // a unit tells where it stands now: ask before it moves
                    Map<MilkUnit, Step> steps = new LinkedHashMap<>();
                    judged.moving().forEach(unit -> steps.put(unit, judged.step(unit)));
                    steps.forEach((unit, step) -> moves.take(step, List.of(unit)));
                    steps.values().stream()
                            .findFirst()
                            .ifPresent(step -> reasons.of(
                                    step,
                                    judged.root(),
                                    judged.verdict(),
                                    judged.sources(),
                                    MilkUnit.references(steps.keySet())));
                    return steps.size();
                }))
                .orElse(0);
    }
}
