package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.recall.CommonSource.Kind;
import org.lactarium.server.recall.CommonSource.Source;
import org.lactarium.server.recall.Window;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Reads what ill infants were fed with, and all that this milk came from. */
@Component
public class IllnessChart {

    private final MilkRecord record;
    private final Units units;
    private final MakingChart makings;
    private final DonorAliases aliases;
    private final RuleProfile profile;

    IllnessChart(MilkRecord record, Units units, MakingChart makings, DonorAliases aliases, RuleProfile profile) {
        this.record = record;
        this.units = units;
        this.makings = makings;
        this.aliases = aliases;
        this.profile = profile;
    }

    /** Bottles and aliquots that an infant was fed from within the window, under whichever of its numbers. */
    public List<MilkUnit> fed(String infant, Window window) {
        var given = Query.where("code", Query.token(Systems.SNOMED, BottleChart.FEED_GIVEN));
        return aliases.of(infant).stream()
                .flatMap(one -> record
                        .find(Observation.class, Query.where("subject", one).and(given))
                        .stream())
                .filter(feed -> !SerologyChart.withdrawn(feed))
                .filter(feed -> window.covers(given(feed)))
                .flatMap(feed -> Coded.references(feed.getFocus()).stream())
                .distinct()
                .flatMap(unit -> units.scanned(unit).stream())
                .toList();
    }

    /** The record under which an infant goes on, so that one with two numbers is not two that are ill. */
    public String one(String infant) {
        return aliases.current(infant);
    }

    /** All that this milk came from, once each. */
    public Set<Source> sources(List<MilkUnit> milk) {
        var sources = new LinkedHashSet<Source>();
        for (var ancestor : ancestors(milk)) {
            if (ancestor.type() == UnitType.BATCH) {
                sources.add(new Source(Kind.BATCH, ancestor.reference()));
                var making = makings.of(ancestor);
                making.lots().forEach(lot -> sources.add(new Source(Kind.LOT, lot)));
                if (!making.device().isEmpty()) {
                    sources.add(new Source(Kind.DEVICE, making.device()));
                }
            }
            if (!ancestor.donor().isEmpty()) {
                // one woman under two numbers is one source
                sources.add(new Source(
                        Kind.DONOR,
                        aliases.of(ancestor.donor()).stream()
                                .sorted()
                                .findFirst()
                                .orElseThrow()));
            }
        }
        return sources;
    }

    private List<MilkUnit> ancestors(List<MilkUnit> milk) {
        Map<String, MilkUnit> all = new LinkedHashMap<>();
        milk.stream().flatMap(unit -> units.ancestors(unit).stream()).forEach(unit -> all.putIfAbsent(unit.id(), unit));
        return new ArrayList<>(all.values());
    }

    private @Nullable Instant given(Observation feed) {
        return feed.getEffective() instanceof DateTimeType at && at.hasValue()
                ? Moments.first(at, profile.zone())
                : null;
    }
}
