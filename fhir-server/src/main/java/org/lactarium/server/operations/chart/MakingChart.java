package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Task;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.recall.Making;
import org.lactarium.server.recall.Window;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Reads how batches were made, and which others were made with the same things or on the same day. */
@Component
public class MakingChart {

    private final MilkRecord record;
    private final Units units;
    private final RunChart runs;
    private final RecallChart recalls;
    private final ZoneId zone;

    MakingChart(MilkRecord record, Units units, RunChart runs, RecallChart recalls, RuleProfile profile) {
        this.record = record;
        this.units = units;
        this.runs = runs;
        this.recalls = recalls;
        this.zone = profile.zone();
    }

    public Making of(MilkUnit batch) {
        return ofAll(List.of(batch)).get(batch.id());
    }

    /** By their ids. A lot of lids may have touched every batch of a month, so they are read together. */
    public Map<String, Making> ofAll(List<MilkUnit> batches) {
        Map<String, Task> heated = new LinkedHashMap<>();
        record
                .referring(
                        Task.class,
                        "focus",
                        batches.stream().map(MilkUnit::reference).toList())
                .stream()
                .filter(MakingChart::heats)
                .forEach(run -> heated.putIfAbsent(Coded.plain(run.getFocus()), run));
        var thaws = runs.thawsOf(units.all(
                batches.stream().flatMap(batch -> batch.parents().stream()).toList()));
        Map<String, Making> made = new LinkedHashMap<>();
        batches.forEach(batch -> made.put(
                batch.id(),
                making(
                        Optional.ofNullable(heated.get(batch.reference())),
                        batch.parents().stream()
                                .flatMap(pool -> Optional.ofNullable(thaws.get(pool)).stream())
                                .toList())));
        return made;
    }

    private Making making(Optional<Task> run, List<Task> thaws) {
        var lots = new LinkedHashSet<String>();
        run.ifPresent(one -> lots.addAll(lots(one)));
        thaws.forEach(thaw -> lots.addAll(lots(thaw)));
        return new Making(
                lots,
                run.map(one -> Coded.plain(one.getOwner())).orElse(""),
                run.flatMap(MakingChart::started)
                        .map(at -> at.atZone(zone).toLocalDate())
                        .orElse(null));
    }

    /** Batches that share a lot or the day with one of these, without these. */
    public List<MilkUnit> near(List<MilkUnit> batches) {
        var open = new Window(null, null);
        var lots = new LinkedHashSet<String>();
        var days = new LinkedHashSet<LocalDate>();
        ofAll(batches).values().forEach(making -> {
            lots.addAll(making.lots());
            Optional.ofNullable(making.day()).ifPresent(days::add);
        });
        var touched = Stream.concat(
                        lots.stream().flatMap(lot -> recalls.ofConsumable(lot, open).stream()),
                        days.stream().flatMap(this::onDay))
                .toList();
        Map<String, MilkUnit> near = new LinkedHashMap<>();
        recalls.withAllMadeFrom(touched).stream()
                .filter(unit -> unit.type() == UnitType.BATCH)
                .forEach(unit -> near.putIfAbsent(unit.id(), unit));
        batches.forEach(batch -> near.remove(batch.id()));
        return List.copyOf(near.values());
    }

    private Stream<MilkUnit> onDay(LocalDate day) {
        var from = day.atStartOfDay(zone).toInstant();
        var to = day.plusDays(1).atStartOfDay(zone).toInstant();
        return record.find(Task.class, Query.where("period", "ge" + from).and("period", "lt" + to)).stream()
                .filter(MakingChart::heats)
                .filter(run -> started(run)
                        .filter(at -> !at.isBefore(from) && at.isBefore(to))
                        .isPresent())
                .map(run -> run.getFocus().getReferenceElement().getIdPart())
                .distinct()
                .collect(Collectors.collectingAndThen(Collectors.toList(), units::all))
                .stream();
    }

    /** The run that made a batch is the only one that has a device for its owner. */
    private static boolean heats(Task run) {
        return Coded.plain(run.getOwner()).startsWith("Device/")
                && Coded.plain(run.getFocus()).startsWith("BiologicallyDerivedProduct/");
    }

    private static Optional<Instant> started(Task run) {
        return run.getExecutionPeriod().hasStart()
                ? Optional.of(run.getExecutionPeriod().getStart().toInstant())
                : Optional.empty();
    }

    private static Set<String> lots(Task run) {
        var lots = new LinkedHashSet<String>();
        run.getInput().stream()
                .map(Task.ParameterComponent::getValue)
                .filter(Identifier.class::isInstance)
                .map(Identifier.class::cast)
                .filter(lot -> RunChart.LOT.equals(lot.getSystem()))
                .forEach(lot -> lots.add(lot.getValue()));
        return lots;
    }
}
