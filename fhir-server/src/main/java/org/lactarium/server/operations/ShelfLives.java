package org.lactarium.server.operations;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Expiry;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.ReleaseChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.release.ReleaseCase;
import org.springframework.stereotype.Component;

/** The last day of batches and of what was filled from them, computed anew. A shorter one that a ward's clock set stays. */
@Component
class ShelfLives {

    private final Bench bench;
    private final Units units;
    private final ReleaseChart releases;
    private final Moves moves;

    ShelfLives(Bench bench, Units units, ReleaseChart releases, Moves moves) {
        this.bench = bench;
        this.units = units;
        this.releases = releases;
        this.moves = moves;
    }

    /** The end of each batch among these, as it follows from what stands on record now. */
    Map<String, Instant> of(Collection<String> ids) {
        Map<String, Instant> ends = new LinkedHashMap<>();
        units.all(ids).stream().filter(unit -> unit.type() == UnitType.BATCH).forEach(batch -> end(batch)
                .ifPresent(end -> ends.put(batch.id(), end)));
        return ends;
    }

    private Optional<Instant> end(MilkUnit batch) {
        var heated = batch.firstStep();
        return heated == null
                ? Optional.empty()
                : releases.of(batch).milk().stream()
                        .map(ReleaseCase.Drop::expressed)
                        .min(Instant::compareTo)
                        .map(earliest ->
                                Expiry.of(earliest, heated, bench.profile()).end());
    }

    /** Writes the new ends. @param before the ends that followed from what stood on record then */
    void renew(Map<String, Instant> before) {
        before.forEach(
                (id, was) -> end(bench.unit(id)).filter(end -> !end.equals(was)).ifPresent(end -> withAllMadeFrom(id)
                        .forEach(unit -> {
                            var now = unit.expires();
                            if (now == null || now.equals(was) || end.isBefore(now)) {
                                units.update(unit.expireOn(end));
                            }
                        })));
    }

    /** What is over its end is expired. */
    void follow(Collection<String> batches) {
        batches.forEach(id -> moves.take(
                Step.EXPIRE,
                withAllMadeFrom(id).stream()
                        .filter(unit -> unit.expires() != null && bench.now().isAfter(unit.expires()))
                        .toList()));
    }

    private List<MilkUnit> withAllMadeFrom(String id) {
        var batch = bench.unit(id);
        return Stream.concat(Stream.of(batch), units.descendants(List.of(batch)).stream())
                .toList();
    }
}
