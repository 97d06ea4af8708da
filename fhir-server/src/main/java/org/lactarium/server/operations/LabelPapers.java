package org.lactarium.server.operations;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Task;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.WasteChart;
import org.lactarium.server.release.LabelCount;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** The papers of labelling: each printing, and each count of a batch's labels. */
@Component
class LabelPapers {

    private static final String STEP = "label";

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;

    LabelPapers(Bench bench, MilkRecord record, Units units) {
        this.bench = bench;
        this.record = record;
        this.units = units;
    }

    /** How often the labels of these units were printed. */
    int printed(List<MilkUnit> milk) {
        return milk.isEmpty()
                ? 0
                : papers(milk).mapToInt(task -> count(task, "copies")).sum();
    }

    void print(MilkUnit unit) {
        record.create(part(note(unit), "copies", 1));
    }

    void reconcile(MilkUnit batch, LabelCount count) {
        var task = note(batch);
        part(task, "printed", count.printed());
        part(task, "applied", count.applied());
        record.create(part(task, "destroyed", count.destroyed()));
    }

    List<MilkUnit> bottles(MilkUnit batch) {
        return units.children(batch);
    }

    /** By the latest count that was reported; clear when nobody has counted. */
    Verdict judge(MilkUnit batch) {
        return latest(batch)
                .map(task -> new LabelCount(
                        count(task, "printed"),
                        bottles(batch).size(),
                        count(task, "applied"),
                        count(task, "destroyed")))
                .map(LabelCount::judge)
                .orElseGet(Verdict::clear);
    }

    private Optional<Task> latest(MilkUnit batch) {
        return papers(List.of(batch))
                .filter(task -> task.getInput().stream().anyMatch(input -> is(input, "applied")))
                .max(Comparator.comparing(Task::getAuthoredOn)
                        .thenComparing(task -> task.getMeta().getLastUpdated()));
    }

    private Stream<Task> papers(List<MilkUnit> milk) {
        if (milk.isEmpty()) {
            return Stream.empty();
        }
        var subjects = milk.stream().map(MilkUnit::reference).collect(Collectors.joining(","));
        return record
                .find(
                        Task.class,
                        Query.where("subject", subjects).and("code", Query.token(Systems.PROCESSING_STEP, STEP)))
                .stream();
    }

    private Task note(MilkUnit unit) {
        return WasteChart.note(STEP, unit, STEP, null, bench.now(), bench.person());
    }

    private static Task part(Task task, String name, int count) {
        task.addInput().setType(Coded.concept(Systems.TASK_PART, name)).setValue(new IntegerType(count));
        return task;
    }

    private static int count(Task task, String name) {
        return task.getInput().stream()
                .filter(input -> is(input, name) && input.getValue() instanceof IntegerType)
                .mapToInt(input -> ((IntegerType) input.getValue()).getValue())
                .sum();
    }

    private static boolean is(Task.ParameterComponent input, String name) {
        return input.getType().hasCoding(Systems.TASK_PART, name);
    }
}
