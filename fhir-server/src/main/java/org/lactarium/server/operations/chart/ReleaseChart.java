package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Task;
import org.lactarium.server.batch.ThawClock;
import org.lactarium.server.donor.DonorFile;
import org.lactarium.server.release.Culture;
import org.lactarium.server.release.ReleaseCase;
import org.lactarium.server.release.ReleaseCase.Drop;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Reads everything that is looked at before a batch goes. */
@Component
public class ReleaseChart {

    private final Units units;
    private final RunChart runs;
    private final HeatingChart heatings;
    private final DonorChart donors;
    private final CultureChart cultures;
    private final RuleProfile profile;

    ReleaseChart(
            Units units,
            RunChart runs,
            HeatingChart heatings,
            DonorChart donors,
            CultureChart cultures,
            RuleProfile profile) {
        this.units = units;
        this.runs = runs;
        this.heatings = heatings;
        this.donors = donors;
        this.cultures = cultures;
        this.profile = profile;
    }

    public ReleaseCase of(MilkUnit batch) {
        return of(batch, profile);
    }

    /** @param profile by whose figures; the bank's own, or one it thinks of */
    public ReleaseCase of(MilkUnit batch, RuleProfile profile) {
        var pools = units.parents(batch);
        var logged = runs.curveOf(batch);
        var heated = logged.map(RunChart::start).orElse(Instant.MAX);
        var expires = batch.expires();
        var milk = milk(pools);
        var results =
                cultures.of(Stream.concat(pools.stream(), Stream.of(batch)).toList());
        return new ReleaseCase(
                batch.number(),
                batch.status(),
                milk,
                clock(pools, profile),
                heated,
                heatings.of(batch, profile),
                results,
                expires == null ? Instant.EPOCH : expires,
                read(thaw(pools), logged, results, milk));
    }

    private static List<String> read(
            Optional<Task> thaw, Optional<Observation> curve, List<Culture> cultures, List<Drop> milk) {
        return Stream.of(
                        thaw.stream().map(Versions::of),
                        curve.stream().map(Versions::of),
                        cultures.stream().map(Culture::result),
                        milk.stream().flatMap(drop -> drop.donor().sources().stream()))
                .flatMap(one -> one)
                .distinct()
                .toList();
    }

    /** The thaw that came first; a batch without one counts as thawed long ago and fails its clock. */
    ThawClock clock(List<MilkUnit> pools, RuleProfile profile) {
        return thaw(pools)
                .map(task -> RunChart.clock(task, profile))
                .orElseGet(() -> ThawClock.start(Instant.EPOCH, profile));
    }

    private Optional<Task> thaw(List<MilkUnit> pools) {
        return pools.stream().flatMap(pool -> runs.thawOf(pool).stream()).findFirst();
    }

    List<Drop> milk(List<MilkUnit> pools) {
        Map<String, DonorFile> files = new HashMap<>();
        return pools.stream()
                .flatMap(pool -> units.parents(pool).stream())
                .map(deposit -> drop(deposit, files))
                .toList();
    }

    private Drop drop(MilkUnit deposit, Map<String, DonorFile> files) {
        var file = files.computeIfAbsent(deposit.donor(), donor -> donors.file(donor)
                .orElseGet(() -> new DonorFile(donor, List.of(), List.of(), List.of(), List.of())));
        var expressed = deposit.expressed(profile.zone());
        return new Drop(deposit.number(), expressed == null ? Instant.EPOCH : expressed, file);
    }
}
