package org.lactarium.server.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Observation;
import org.lactarium.server.batch.RunCheck;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.HeatingChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Judges the run of a batch again without the drift of its probe, writes the drift on its curve, and moves the milk. */
@Component
class RunAgain {

    private final MilkRecord record;
    private final RunChart runs;
    private final HeatingChart heatings;
    private final Units units;
    private final Moves moves;
    private final Account account;

    RunAgain(MilkRecord record, RunChart runs, HeatingChart heatings, Units units, Moves moves, Account account) {
        this.record = record;
        this.runs = runs;
        this.heatings = heatings;
        this.units = units;
        this.moves = moves;
        this.account = account;
    }

    record Judged(MilkUnit batch, RunCheck check, Verdict verdict) {}

    /**
     * @param drift K; how much too high the probe read
     * @param found when that was found
     */
    Judged without(double drift, Instant found, MilkUnit batch) {
        var logged = runs.curveOf(batch);
        if (logged.isEmpty()) {
            var missing = Verdict.of(RuleId.CURVE_MISSING);
            move(batch, RunCheck.UNDECIDED, missing, List.of());
            return new Judged(batch, RunCheck.UNDECIDED, missing);
        }
        var curve = noted(logged.get(), drift, found);
        var heating = heatings.of(batch, curve);
        if (curve != logged.get()) {
            HeatingAnswer.write(curve, heating);
            curve = record.update(curve);
        }
        var check = RunCheck.of(heating);
        var evidence = "Observation/" + curve.getIdElement().getIdPart() + "/_history/"
                + curve.getMeta().getVersionId();
        move(batch, check, heating.verdict(), List.of(evidence));
        return new Judged(batch, check, heating.verdict());
    }

    /** The curve with this drift on it; the very same one when it is there already. */
    private static Observation noted(Observation logged, double drift, Instant found) {
        if (HeatingChart.has(logged, drift, found)) {
            return logged;
        }
        var curve = logged.copy();
        HeatingChart.writeDrift(curve, drift, found);
        return curve;
    }

    private void move(MilkUnit batch, RunCheck check, Verdict verdict, List<String> evidence) {
        var all = new ArrayList<>(List.of(batch));
        all.addAll(units.descendants(List.of(batch)));
        Map<Step, List<MilkUnit>> moved = new EnumMap<>(Step.class);
        for (var unit : all) {
            check.step(unit.status()).ifPresent(step -> moved.computeIfAbsent(step, one -> new ArrayList<>())
                    .addAll(moves.take(step, List.of(unit))));
        }
        moved.forEach((step, units) -> units.stream()
                .findFirst()
                // a bottle that is held with its batch has no reason of its own
                .filter(first -> step != Step.HOLD || first.id().equals(batch.id()))
                .ifPresent(first -> account.of(step, first, verdict, evidence, MilkUnit.references(units))));
    }
}
