package org.lactarium.server.operations;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.springframework.stereotype.Component;

/**
 * Which locks belong to a piece of milk. Whoever moves a batch moves its bottles under the lock of the batch; so whoever works on a
 * bottle holds that, too.
 */
@Component
public class MilkLocks {

    private final Units units;

    MilkLocks(Units units) {
        this.units = units;
    }

    /** Its own, and of what was drawn from a batch the locks of everything up to the batch. */
    public Set<Lock> of(MilkUnit unit) {
        var locks = new TreeSet<>(Set.of(Lock.of(unit)));
        if (unit.type() == UnitType.BOTTLE || unit.type() == UnitType.ALIQUOT) {
            units.ancestors(unit).stream()
                    .filter(one -> one.type() == UnitType.BOTTLE || one.type() == UnitType.BATCH)
                    .forEach(one -> locks.add(Lock.of(one)));
        }
        return locks;
    }

    public Set<Lock> ofAll(Collection<MilkUnit> milk) {
        var locks = new TreeSet<Lock>();
        milk.forEach(unit -> locks.addAll(of(unit)));
        return locks;
    }

    /** For whoever moves it with everything made from it. */
    public Set<Lock> withAllMadeFrom(MilkUnit unit) {
        var locks = new TreeSet<>(of(unit));
        units.descendants(Set.of(unit)).forEach(one -> locks.add(Lock.of(one)));
        return locks;
    }

    /** For whoever decides by the results it rests on: its own, and those of the pools and the batch it came from. */
    public Set<Lock> withWhatItRestsOn(MilkUnit unit) {
        var locks = new TreeSet<>(of(unit));
        units.ancestors(unit).stream().filter(MilkLocks::isCultured).forEach(one -> locks.add(Lock.of(one)));
        return locks;
    }

    /** Only of those of which cultures are made; what is filled from them is theirs. */
    public static Set<Lock> ofCultured(Collection<MilkUnit> milk) {
        var locks = new TreeSet<Lock>();
        milk.stream().filter(MilkLocks::isCultured).forEach(unit -> locks.add(Lock.of(unit)));
        return locks;
    }

    private static boolean isCultured(MilkUnit unit) {
        return unit.type() == UnitType.BATCH || unit.type() == UnitType.POOL;
    }

    /** A set with one more, as the callers of {@link MilkRecord#atomically} need it. */
    public static Set<Lock> and(Collection<Lock> locks, Stream<Lock> more) {
        var all = new TreeSet<>(locks);
        more.forEach(all::add);
        return all;
    }
}
