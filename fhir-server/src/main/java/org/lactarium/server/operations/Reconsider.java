package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.release.Reconsideration;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * After a fact was entered in error or put right: milk that was rejected, recalled or expired only because of it goes back on
 * hold, where two people may release it. It never goes further by this, and asked again it changes nothing.
 */
@Component
public class Reconsider {

    private final MilkRecord record;
    private final Units units;
    private final MilkLocks locks;
    private final PastMoves past;
    private final StandingReasons standing;
    private final CalledBack called;
    private final Moves moves;
    private final Account account;

    Reconsider(
            MilkRecord record,
            Units units,
            MilkLocks locks,
            PastMoves past,
            StandingReasons standing,
            CalledBack called,
            Moves moves,
            Account account) {
        this.record = record;
        this.units = units;
        this.locks = locks;
        this.past = past;
        this.standing = standing;
        this.called = called;
        this.moves = moves;
        this.account = account;
    }

    /**
     * @param milk with all that was made from it
     * @param because the facts that were taken back or put right, {@code Observation/x}
     * @return what went back, as it stands now
     */
    public List<MilkUnit> reconsider(Collection<MilkUnit> milk, Set<String> because) {
        var grave = grave(milk);
        if (grave.isEmpty()) {
            return List.of();
        }
        return record.atomically(locksOf(units.all(grave)), () -> {
            var today = standing.today();
            var back = units.all(grave).stream()
                    .filter(unit -> goesBack(unit, today, because))
                    .toList();
            back.forEach(moves::forgetFirstSignature);
            var moved = moves.take(Step.RECONSIDER, back);
            byHead(moved)
                    .forEach((head, all) -> account.of(
                            Step.RECONSIDER,
                            head,
                            Verdict.of(RuleId.FACT_WITHDRAWN, head.number(), String.join(", ", because)),
                            List.copyOf(because),
                            MilkUnit.references(all)));
            return moved;
        });
    }

    /** Under which it is reconsidered. */
    Set<Lock> locks(Collection<MilkUnit> milk) {
        return locksOf(units.all(grave(milk)));
    }

    private List<String> grave(Collection<MilkUnit> milk) {
        return Stream.concat(milk.stream(), units.descendants(milk).stream())
                .filter(unit -> Reconsideration.canGoBack(unit.status()))
                .map(MilkUnit::id)
                .distinct()
                .toList();
    }

    private boolean goesBack(MilkUnit unit, TodaysReasons today, Set<String> because) {
        return Reconsideration.step(
                        unit.status(),
                        unit.type(),
                        past.last(unit, because).orElse(null),
                        today.of(unit),
                        called.is(unit))
                .isPresent();
    }

    /** Bottles are let go with their batch when they go back with it; one alone is looked at alone. */
    private Map<MilkUnit, List<MilkUnit>> byHead(List<MilkUnit> moved) {
        Map<String, MilkUnit> batches = moved.stream()
                .filter(unit -> unit.type() == UnitType.BATCH)
                .collect(Collectors.toMap(MilkUnit::id, unit -> unit));
        Map<MilkUnit, List<MilkUnit>> heads = new LinkedHashMap<>();
        for (var unit : moved) {
            var head = Stream.concat(Stream.of(unit), units.ancestors(unit).stream())
                    .flatMap(one -> Stream.ofNullable(batches.get(one.id())))
                    .findFirst()
                    .orElse(unit);
            heads.computeIfAbsent(head, one -> new ArrayList<>()).add(unit);
        }
        return heads;
    }

    /** Whoever moves a batch moves its bottles under its lock. */
    private Set<Lock> locksOf(List<MilkUnit> milk) {
        return milk.stream()
                .flatMap(unit -> locks.withWhatItRestsOn(unit).stream())
                .filter(lock -> lock.kind() != Lock.Kind.BOTTLE && lock.kind() != Lock.Kind.ALIQUOT)
                .collect(Collectors.toSet());
    }
}
