package org.lactarium.server.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Excursion;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.ThawClock;
import org.lactarium.server.feeding.WardClock;
import org.lactarium.server.operations.alarm.ThawTimers;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.LoggerChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.StorageChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WardChart;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** What an excursion does to the milk of a freezer: all of it is held, and what may have thawed has its clock started. */
@Component
class ColdStore {

    private final Bench bench;
    private final MilkRecord record;
    private final StorageChart chart;
    private final LoggerChart loggers;
    private final RunChart runs;
    private final Units units;
    private final Moves moves;
    private final Account account;
    private final ThawTimers timers;

    private final MilkLocks locks;

    ColdStore(
            Bench bench,
            MilkRecord record,
            StorageChart chart,
            LoggerChart loggers,
            RunChart runs,
            Units units,
            Moves moves,
            Account account,
            ThawTimers timers,
            MilkLocks locks) {
        this.bench = bench;
        this.record = record;
        this.chart = chart;
        this.loggers = loggers;
        this.runs = runs;
        this.units = units;
        this.moves = moves;
        this.account = account;
        this.timers = timers;
        this.locks = locks;
    }

    /** What a curve says about the milk of a place. That of another place's logger decides nothing. */
    Excursion judge(LoggedCurve logged, String place) {
        var differs = loggers.ofPlace(logged.logged().getDevice(), place);
        return differs.passes()
                ? Excursion.believed(logged.curve(), logged.start(), logged.end(), bench.profile())
                : Excursion.undecided(differs);
    }

    /** The milk of the place, and of the one where the logger stands when that is another. */
    List<MilkUnit> standing(LoggedCurve logged, String place, List<String> moved) {
        Map<String, MilkUnit> found = new LinkedHashMap<>();
        Stream.concat(
                        chart.standing(place, moved, logged.end()).stream(),
                        loggers.elsewhere(logged.logged().getDevice(), place).stream()
                                .flatMap(other -> chart.standing(other, List.of(), logged.end()).stream()))
                .forEach(unit -> found.putIfAbsent(unit.id(), unit));
        return List.copyOf(found.values());
    }

    Set<Lock> locks(Reference place, List<MilkUnit> standing) {
        return MilkLocks.and(locks.ofAll(standing), Stream.of(new Lock(Lock.Kind.STORAGE, Coded.plain(place))));
    }

    /** Everything is held; no result of this ever lets milk go. */
    void hold(Excursion found, List<MilkUnit> standing, Observation curve) {
        for (var unit : standing) {
            var shortened = shorten(found, unit);
            var now = bench.unit(unit.id());
            var verdict = found.verdict().and(onHoldAlready(now));
            if (moves.hold(now) || shortened) {
                // by the curve, too, so that it is found when the curve is taken back
                var logged = "Observation/" + curve.getIdElement().getIdPart();
                account.of(Step.HOLD, now, verdict, List.of(Versions.of(curve)), List.of(logged));
            }
        }
    }

    /** The warmth is then not all that is wrong with it, and whoever looks at it is told. */
    private static Verdict onHoldAlready(MilkUnit unit) {
        return unit.status() == UnitStatus.QUARANTINE
                ? Verdict.of(
                        RuleId.UNIT_NOT_IN_STOCK, unit.number(), unit.status().code())
                : Verdict.clear();
    }

    /** Pasteurised milk that may have thawed keeps no longer than thawed milk. */
    boolean shorten(Excursion found, MilkUnit unit) {
        var from = found.thawedFrom();
        if (from == null || !BottleChart.canBeFed(unit)) {
            return false;
        }
        var clock = new WardClock(from, from, null);
        var until = clock.until(bench.profile());
        if (!WardChart.write(unit, clock) || until == null) {
            return false;
        }
        units.update(unit.expireBy(until));
        return true;
    }

    /** The id of the thaw whose clock runs for raw milk that may have thawed; empty when there is none. */
    Optional<String> clock(Excursion found, List<MilkUnit> standing, Reference place, Observation curve) {
        var from = found.thawedFrom();
        if (from == null) {
            return Optional.empty();
        }
        var running = runs.running();
        var thawing =
                running.stream().flatMap(run -> RunChart.units(run).stream()).collect(Collectors.toSet());
        var raw = standing.stream()
                .filter(unit -> unit.type() == UnitType.DEPOSIT)
                .toList();
        var fresh =
                raw.stream().filter(unit -> !thawing.contains(unit.reference())).toList();
        if (fresh.isEmpty()) {
            return running.stream()
                    .filter(run ->
                            raw.stream().anyMatch(unit -> RunChart.units(run).contains(unit.reference())))
                    .map(run -> run.getIdElement().getIdPart())
                    .findFirst();
        }
        var time = ThawClock.start(from, bench.profile());
        var run = record.create(unplanned(RunChart.newThaw(fresh, time, place), curve));
        timers.set(run.getIdElement().getIdPart(), time);
        return Optional.of(run.getIdElement().getIdPart());
    }

    private static Task unplanned(Task thaw, Observation curve) {
        thaw.setReasonReference(
                new Reference("Observation/" + curve.getIdElement().getIdPart()));
        return thaw.setReasonCode(
                new CodeableConcept(new Coding(Systems.MILK_RULE, RuleId.STORAGE_MAY_HAVE_THAWED.code(), null)));
    }

    /** Whether a thaw was not meant: its milk may have thawed where it should have been frozen. */
    static boolean unplannedThaw(Task thaw) {
        return thaw.getReasonCode().hasCoding(Systems.MILK_RULE, RuleId.STORAGE_MAY_HAVE_THAWED.code());
    }
}
