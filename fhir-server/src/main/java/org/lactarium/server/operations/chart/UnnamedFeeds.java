package org.lactarium.server.operations.chart;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/** Finds containers that were fed, or may have been, of which the record does not say to whom. */
@Component
public class UnnamedFeeds {

    private static final String UNPLACED = "unplaced-feed";

    private final MilkRecord record;
    private final BottleChart bottles;

    UnnamedFeeds(MilkRecord record, BottleChart bottles) {
        this.record = record;
        this.bottles = bottles;
    }

    /** @param notices what the places said of this milk */
    public List<MilkUnit> of(List<MilkUnit> milk, Collection<Task> notices) {
        var fed = milk.stream().filter(BottleChart::canBeFed).toList();
        var feeds = feeds(fed);
        var scanned = scanned();
        var used = usedUnseen(fed, feeds, notices);
        return fed.stream()
                .filter(unit -> nobody(unit, feeds.getOrDefault(unit.reference(), List.of()))
                        || scanned.contains(unit.number())
                        || scanned.contains(unit.reference())
                        || used.contains(unit.reference()))
                .toList();
    }

    private boolean nobody(MilkUnit unit, List<Observation> feeds) {
        return feeds.isEmpty()
                ? unit.status() == UnitStatus.USED && !bottles.opened(unit)
                : feeds.stream().anyMatch(feed -> !named(feed));
    }

    /** A place says that it used more containers than anybody was fed from: it may have been any of the others. */
    private static Set<String> usedUnseen(
            List<MilkUnit> fed, Map<String, List<Observation>> feeds, Collection<Task> notices) {
        var seen = new HashSet<>(feeds.keySet());
        // what was drawn from a bottle and fed was fed from the bottle
        fed.stream()
                .filter(unit -> feeds.containsKey(unit.reference()))
                .flatMap(unit -> unit.parents().stream())
                .forEach(parent -> seen.add("BiologicallyDerivedProduct/" + parent));
        return notices.stream()
                .filter(notice -> NoticeChart.tally(notice).used()
                        > RunChart.units(notice).stream().filter(seen::contains).count())
                .flatMap(notice -> RunChart.units(notice).stream())
                .filter(unit -> !seen.contains(unit))
                .collect(Collectors.toSet());
    }

    /** What was scanned in feeds of devices that nobody has placed yet. */
    private Set<String> scanned() {
        return record.find(Task.class, Query.where("code", Query.token(Systems.FEED_TASK, UNPLACED))).stream()
                .filter(task -> task.getStatus() != TaskStatus.COMPLETED && task.getStatus() != TaskStatus.CANCELLED)
                .flatMap(task -> task.getInput().stream())
                .flatMap(
                        input -> input.getValue() instanceof StringType text ? Stream.of(text.getValue()) : Stream.of())
                .collect(Collectors.toSet());
    }

    private Map<String, List<Observation>> feeds(List<MilkUnit> fed) {
        return record
                .referring(
                        Observation.class,
                        "focus",
                        fed.stream().map(MilkUnit::reference).toList())
                .stream()
                .filter(BottleChart::stands)
                .collect(Collectors.groupingBy(feed -> Coded.plain(feed.getFocusFirstRep())));
    }

    private static boolean named(Observation feed) {
        return Coded.plain(feed.getSubject()).startsWith("Patient/");
    }
}
