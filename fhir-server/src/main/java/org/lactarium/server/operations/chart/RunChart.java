package org.lactarium.server.operations.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.batch.Curve;
import org.lactarium.server.batch.ThawClock;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Reads and writes the runs of the bank: thaws and pasteurisations, and the curves they left. */
@Component
public class RunChart {

    public static final String THAW = "thaw";
    public static final String HOLDER = "pasteurise-holder";

    /** System of lot numbers of bottles, lids and other consumables: the makers' own, and nobody's register. */
    static final String LOT = "https://lactarium.org/id/consumable-lot";

    private final MilkRecord record;

    RunChart(MilkRecord record) {
        this.record = record;
    }

    public Optional<Task> thaw(String id) {
        return record.read(Task.class, id).filter(RunChart::isThaw);
    }

    private static boolean isThaw(Task task) {
        return task.getCode().hasCoding(Systems.PROCESSING_STEP, THAW);
    }

    /** Thaws that have begun and not ended; milk in one of them is in no other. */
    public List<Task> running() {
        return record.find(
                Task.class,
                Query.where("status", "in-progress").and("code", Query.token(Systems.PROCESSING_STEP, THAW)));
    }

    /** When a run began; null when it does not say. */
    static @Nullable Instant began(Task run) {
        var start = run.getExecutionPeriod().getStart();
        return start == null ? null : start.toInstant();
    }

    /** References of the units that went into a run. */
    public static Set<String> units(Task run) {
        return run.getInput().stream()
                .filter(input -> input.getType().hasCoding(Systems.TASK_PART, "unit"))
                .filter(input -> input.getValue() instanceof Reference)
                .map(input -> Coded.plain((Reference) input.getValue()))
                .collect(Collectors.toSet());
    }

    /** The clock as it was started; the deadline is the one that was written then. */
    public static ThawClock clock(Task thaw, RuleProfile profile) {
        var started = thaw.getExecutionPeriod().getStart().toInstant();
        var byProfile = ThawClock.start(started, profile);
        var end = thaw.getRestriction().getPeriod().getEnd();
        return end == null
                ? byProfile
                : new ThawClock(
                        started,
                        byProfile.warning(),
                        byProfile.alarm(),
                        end.toInstant(),
                        end.toInstant().plus(profile.thaw().report()));
    }

    /** References of the pools that were mixed from a thaw. */
    public static Set<String> pools(Task thaw) {
        return thaw.getOutput().stream()
                .filter(output -> output.getType().hasCoding(Systems.TASK_PART, "unit"))
                .filter(output -> output.getValue() instanceof Reference)
                .map(output -> Coded.plain((Reference) output.getValue()))
                .collect(Collectors.toSet());
    }

    public static Task newThaw(Collection<MilkUnit> units, ThawClock clock, @Nullable Reference location) {
        var task = run(THAW).setStatus(TaskStatus.INPROGRESS);
        task.setExecutionPeriod(new Period().setStart(Date.from(clock.started())));
        task.getRestriction()
                .setPeriod(new Period().setStart(Date.from(clock.started())).setEnd(Date.from(clock.deadline())));
        if (location != null) {
            task.setLocation(location);
        }
        units.forEach(unit -> input(task, unit));
        return task;
    }

    public static Task run(String step) {
        var task = new Task().setIntent(TaskIntent.ORDER);
        task.getMeta().addProfile(Profiles.PROCESSING_RUN);
        task.setCode(Coded.concept(Systems.PROCESSING_STEP, step));
        return task;
    }

    public static void input(Task task, MilkUnit unit) {
        task.addInput()
                .setType(Coded.concept(Systems.TASK_PART, "unit"))
                .setValue(new Reference(unit.reference()).setDisplay(unit.display()));
    }

    /** References of the units that came out of a run. */
    static Set<String> made(Task run) {
        return run.getOutput().stream()
                .filter(output -> output.getType().hasCoding(Systems.TASK_PART, "unit"))
                .filter(output -> output.getValue() instanceof Reference)
                .map(output -> Coded.plain((Reference) output.getValue()))
                .collect(Collectors.toSet());
    }

    /** @param lots of bottles, lids, filters or other things the milk of the run touched */
    public static void consumables(Task task, Collection<String> lots) {
        lots.forEach(lot -> task.addInput()
                .setType(Coded.concept(Systems.TASK_PART, "consumable"))
                .setValue(new Identifier().setSystem(LOT).setValue(lot)));
    }

    public static void output(Task task, String part, String reference, String display) {
        task.addOutput()
                .setType(Coded.concept(Systems.TASK_PART, part))
                .setValue(new Reference(reference).setDisplay(display));
    }

    /** The thaw that a pool's deposits came out of; the earliest when there were several. */
    public Optional<Task> thawOf(MilkUnit pool) {
        return Optional.ofNullable(thawsOf(List.of(pool)).get(pool.id()));
    }

    /** The same of many pools, by their ids. */
    Map<String, Task> thawsOf(Collection<MilkUnit> pools) {
        Map<String, Task> known =
                record
                        .readAll(
                                Task.class,
                                pools.stream()
                                        .flatMap(RunChart::runs)
                                        .distinct()
                                        .toList())
                        .stream()
                        .filter(RunChart::isThaw)
                        .collect(Collectors.toMap(task -> task.getIdElement().getIdPart(), task -> task));
        Map<String, Task> thaws = new HashMap<>();
        pools.forEach(pool -> runs(pool)
                .map(known::get)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(task -> task.getExecutionPeriod().getStart()))
                .ifPresent(first -> thaws.put(pool.id(), first)));
        return thaws;
    }

    /** Ids of the runs that made a unit. */
    private static Stream<String> runs(MilkUnit unit) {
        return unit.product().getProcessing().stream()
                .map(step -> step.getExtensionByUrl(Extensions.RUN))
                .filter(Objects::nonNull)
                .map(run -> ((Reference) run.getValue()).getReferenceElement().getIdPart());
    }

    /** {@code Device/x} that heated a batch, as its run says; empty text when none does. */
    public String heatedBy(MilkUnit batch) {
        return record.referring(Task.class, "focus", List.of(batch.reference())).stream()
                .filter(run -> run.getCode().getCoding().stream()
                        .anyMatch(code -> String.valueOf(code.getCode()).startsWith("pasteurise-")))
                .map(run -> Coded.plain(run.getOwner()))
                .filter(device -> device.startsWith("Device/"))
                .findFirst()
                .orElse("");
    }

    /** The newest curve of a batch that stands. */
    public Optional<Observation> curveOf(MilkUnit batch) {
        return record.referring(Observation.class, "focus", List.of(batch.reference())).stream()
                .filter(logged -> logged.getCode().hasCoding(Systems.MILK_OBSERVATION, "temperature-curve"))
                .filter(curve -> !SerologyChart.withdrawn(curve))
                .max(Comparator.comparing(curve -> curve.getMeta().getLastUpdated()));
    }

    private static boolean isCelsius(Quantity origin) {
        return Systems.UCUM.equals(origin.getSystem()) && "Cel".equals(origin.getCode());
    }

    /** Empty when the Observation holds no readable curve in °C. */
    public static Optional<Curve> curve(Observation observation) {
        var start = start(observation);
        if (start == null
                || !(observation.getValue() instanceof SampledData data)
                || !data.hasPeriod()
                || !isCelsius(data.getOrigin())) {
            return Optional.empty();
        }
        var period = Duration.ofNanos(Math.round(data.getPeriod().doubleValue() * 1_000_000));
        var origin = data.getOrigin().hasValue() ? data.getOrigin().getValue().doubleValue() : 0;
        var factor = data.hasFactor() ? data.getFactor().doubleValue() : 1;
        return period.isZero() || period.isNegative()
                ? Optional.empty()
                : Curve.parse(start, period, origin, factor, data.getData() == null ? "" : data.getData());
    }

    /** Until when the curve should speak: the end of its period, or of its samples where that is later. */
    public static Instant end(Observation logged, Curve curve) {
        var samples = curve.samples();
        var last = samples.isEmpty()
                ? Instant.MIN
                : samples.get(samples.size() - 1).at();
        var end = logged.getEffective() instanceof Period period && period.hasEnd()
                ? period.getEnd().toInstant()
                : last;
        var start = start(logged);
        return Stream.of(end, last, start == null ? Instant.MIN : start)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When the first sample was taken. */
    public static @Nullable Instant start(Observation curve) {
        return curve.getEffective() instanceof Period period && period.hasStart()
                ? period.getStart().toInstant()
                : null;
    }
}
