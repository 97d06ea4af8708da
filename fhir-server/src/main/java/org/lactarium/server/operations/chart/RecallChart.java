package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.MilkLedger;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.recall.Exposure;
import org.lactarium.server.recall.Window;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Finds the milk a recall means, and who was fed with it. */
@Component
public class RecallChart {

    private final MilkRecord record;
    private final Units units;
    private final DonorAliases aliases;
    private final MilkLedger ledger;
    private final RuleProfile profile;

    RecallChart(MilkRecord record, Units units, DonorAliases aliases, MilkLedger ledger, RuleProfile profile) {
        this.record = record;
        this.units = units;
        this.aliases = aliases;
        this.ledger = ledger;
        this.profile = profile;
    }

    /** What a donor expressed in the window, under whichever of her numbers. */
    public List<MilkUnit> ofDonor(String donor, Window window) {
        return units.naming("source", aliases.of(donor)).stream()
                .filter(deposit -> window.covers(deposit.expressed(profile.zone())))
                .toList();
    }

    /** What a device pasteurised in the window, or nobody knows when. */
    public List<MilkUnit> ofDevice(String device, Window window) {
        return made(record.readAll(Task.class, ledger.runs(device, window)), window);
    }

    /** What was pooled or filled in the window with consumables of this lot. */
    public List<MilkUnit> ofConsumable(String lot, Window window) {
        return made(record.find(Task.class, Query.where("consumable", Query.token(RunChart.LOT, lot))), window);
    }

    private List<MilkUnit> made(List<Task> runs, Window window) {
        return runs.stream()
                .filter(run -> window.covers(RunChart.began(run)))
                .flatMap(run -> Stream.concat(Stream.of(Coded.plain(run.getFocus())), RunChart.made(run).stream()))
                .filter(unit -> unit.startsWith("BiologicallyDerivedProduct/"))
                .distinct()
                .map(unit -> unit.substring("BiologicallyDerivedProduct/".length()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), units::all));
    }

    /** Infants who were fed from these units, with the volume of each (mL) and the first and last feed. */
    public List<Exposure> exposed(List<MilkUnit> affected) {
        var fed = affected.stream()
                .filter(BottleChart::canBeFed)
                .map(MilkUnit::reference)
                .toList();
        Map<String, String> infants = new HashMap<>();
        return Exposure.sum(record.referring(Observation.class, "focus", fed).stream()
                .filter(BottleChart::stands)
                .map(feed -> new Exposure(
                        infants.computeIfAbsent(Coded.plain(feed.getSubject()), aliases::current),
                        BottleChart.volume(feed),
                        given(feed),
                        given(feed)))
                .toList());
    }

    private @Nullable Instant given(Observation feed) {
        return feed.getEffective() instanceof DateTimeType at && at.hasValue()
                ? Moments.first(at, profile.zone())
                : null;
    }

    /** These units and everything made from them. */
    public List<MilkUnit> withAllMadeFrom(List<MilkUnit> start) {
        Map<String, MilkUnit> all = new LinkedHashMap<>();
        Stream.concat(start.stream(), units.descendants(start).stream())
                .forEach(unit -> all.putIfAbsent(unit.id(), unit));
        return new ArrayList<>(all.values());
    }
}
