package org.lactarium.server.operations.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task;
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
    private final BottleChart bottles;
    private final DonorAliases aliases;
    private final RuleProfile profile;

    RecallChart(MilkRecord record, Units units, BottleChart bottles, DonorAliases aliases, RuleProfile profile) {
        this.record = record;
        this.units = units;
        this.bottles = bottles;
        this.aliases = aliases;
        this.profile = profile;
    }

    /** A unit and everything made from it. */
    public List<MilkUnit> fromUnit(MilkUnit unit) {
        return withAllMadeFrom(List.of(unit));
    }

    /** What a donor expressed in the window, under whichever of her numbers, and everything made from it. */
    public List<MilkUnit> fromDonor(String donor, Window window) {
        return withAllMadeFrom(units.found("source=" + String.join(",", aliases.of(donor))).stream()
                .filter(deposit -> window.covers(deposit.expressed(profile.zone())))
                .toList());
    }

    /** What a device pasteurised in the window, and everything made from it. */
    public List<MilkUnit> fromDevice(String device, Window window) {
        return withAllMadeFrom(record.find(Task.class, "owner=" + device).stream()
                .filter(run -> window.covers(
                        run.getExecutionPeriod().hasStart()
                                ? run.getExecutionPeriod().getStart().toInstant()
                                : null))
                .map(run -> Coded.plain(run.getFocus()))
                .filter(focus -> focus.startsWith("BiologicallyDerivedProduct/"))
                .flatMap(focus -> units.scanned(focus).stream())
                .toList());
    }

    /** Infants who were fed from these units, with the volume of each (mL). */
    public List<Exposure> exposed(List<MilkUnit> affected) {
        return Exposure.sum(affected.stream()
                .filter(BottleChart::canBeFed)
                .flatMap(unit -> bottles.feeds(unit).stream())
                .map(feed -> new Exposure(Coded.plain(feed.getSubject()), BottleChart.volume(feed)))
                .toList());
    }

    private List<MilkUnit> withAllMadeFrom(List<MilkUnit> start) {
        Map<String, MilkUnit> all = new LinkedHashMap<>();
        Stream.concat(start.stream(), units.descendants(start).stream())
                .forEach(unit -> all.putIfAbsent(unit.id(), unit));
        return new ArrayList<>(all.values());
    }
}
