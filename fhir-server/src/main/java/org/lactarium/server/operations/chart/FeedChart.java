package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleId;
import org.springframework.stereotype.Component;

/** Reads feeds that are recorded, and what people were asked to do about them. */
@Component
public class FeedChart {

    public static final String INCIDENT = "incident";
    public static final String OVERRIDE = "override";
    public static final String SECOND_PERSON = "second-person";

    private final MilkRecord record;
    private final BottleChart bottles;
    private final OrderedFeeds orders;

    FeedChart(MilkRecord record, BottleChart bottles, OrderedFeeds orders) {
        this.record = record;
        this.bottles = bottles;
        this.orders = orders;
    }

    public static boolean isIncident(Observation feed) {
        return is(feed, INCIDENT);
    }

    private static boolean is(Observation feed, String category) {
        return feed.getCategory().stream().anyMatch(one -> Coded.has(one, Systems.FEED_CATEGORY, category));
    }

    /** The record of this feed; one infant is not fed twice from one bottle at one moment. */
    public Optional<Observation> same(MilkUnit unit, String infant, Instant at) {
        return bottles.feeds(unit).stream()
                .filter(feed -> infant.equals(Coded.plain(feed.getSubject())))
                .filter(feed -> at.equals(at(feed)))
                .findFirst();
    }

    /** When it was given; long ago when it does not say. */
    public static Instant at(Observation feed) {
        return feed.getEffective() instanceof DateTimeType at && at.hasValue()
                ? at.getValue().toInstant()
                : Instant.EPOCH;
    }

    /** What people were asked to do about a feed, or about a bottle that shall be fed. @param focus {@code Type/x} */
    public List<Task> tasks(String focus) {
        return record.find(Task.class, Query.where("focus", focus)).stream()
                .filter(FeedChart::isTask)
                .toList();
    }

    public static boolean isTask(Task task) {
        return task.getCode().getCoding().stream().anyMatch(coding -> Systems.FEED_TASK.equals(coding.getSystem()));
    }

    public static boolean asks(Task task, String code) {
        return task.getCode().hasCoding(Systems.FEED_TASK, code);
    }

    /** Decisions of two people, or of one so far, to give this bottle to this infant; each is good for one feed. */
    public List<Task> overrides(MilkUnit unit, String infant) {
        return tasks(unit.reference()).stream()
                .filter(task -> asks(task, OVERRIDE) && infant.equals(Coded.plain(task.getFor())))
                .filter(task -> task.getStatus() != TaskStatus.COMPLETED || !spent(task, unit, infant))
                .toList();
    }

    /** One that both had taken before the feed, and that speaks of everything the feed broke. */
    public boolean overridden(MilkUnit unit, String infant, Instant at, List<RuleId> broken) {
        return overrides(unit, infant).stream()
                .filter(task -> task.getStatus() == TaskStatus.COMPLETED
                        && !agreed(task).isAfter(at))
                .anyMatch(task -> rules(task)
                        .containsAll(broken.stream().map(RuleId::code).toList()));
    }

    private boolean spent(Task override, MilkUnit unit, String infant) {
        return bottles.feeds(unit).stream()
                .anyMatch(feed -> is(feed, OVERRIDE)
                        && infant.equals(Coded.plain(feed.getSubject()))
                        && !at(feed).isBefore(agreed(override)));
    }

    private static Instant agreed(Task override) {
        return override.getLastModified().toInstant();
    }

    /** Ids of the rules a Task is about. */
    public static Set<String> rules(Task task) {
        return task.getReasonCode().getCoding().stream()
                .filter(coding -> Systems.MILK_RULE.equals(coding.getSystem()))
                .map(coding -> coding.getCode())
                .collect(Collectors.toSet());
    }

    /** An order of donor milk for this infant, by which a feed is recorded. @param infant {@code Patient/x} */
    public Optional<String> order(String infant, Instant at, double volume) {
        return orders.by(infant, at, volume);
    }
}
