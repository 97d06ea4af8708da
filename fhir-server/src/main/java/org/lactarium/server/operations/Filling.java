package org.lactarium.server.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Curve;
import org.lactarium.server.batch.Expiry;
import org.lactarium.server.batch.HeatTreatment;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.NewUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.Units;
import org.springframework.stereotype.Component;

/** Writes down one pasteuriser run: batch, bottles, curve and Task, and the pool used up. */
@Component
class Filling {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;

    Filling(Bench bench, MilkRecord record, Units units) {
        this.bench = bench;
        this.record = record;
        this.units = units;
    }

    /**
     * @param bottles label number and volume (mL) of each
     * @param lots of consumables the milk touched
     * @param place where the bottles are put; null when nobody says
     */
    record Run(
            String number,
            String process,
            Reference device,
            Observation logged,
            Curve curve,
            Map<String, Double> bottles,
            List<String> lots,
            @Nullable Reference place) {

        static Run of(Ask ask, Reference device, @Nullable Reference place) {
            var logged = ask.resource("curve", Observation.class);
            LoggedCurve.mustSpeak("curve", logged);
            // what was found on a curve is for the server to write
            logged.getComponent().clear();
            var curve = RunChart.curve(logged)
                    .orElseThrow(
                            () -> Refusals.bad("parameter curve must hold SampledData in Cel with an effectivePeriod"));
            return new Run(
                    ask.mustNumber("identifier", Systems.BATCH_ID),
                    ask.optionalText("process").orElse(RunChart.HOLDER),
                    device,
                    logged,
                    curve,
                    bottles(ask),
                    ask.texts("consumable"),
                    place);
        }

        private static Map<String, Double> bottles(Ask ask) {
            Map<String, Double> bottles = new LinkedHashMap<>();
            for (var bottle : ask.each("bottle")) {
                var number = bottle.mustNumber("identifier", Systems.UNIT_ID);
                var volume = bottle.millilitres("volume").orElseThrow(() -> Refusals.bad("a bottle needs a volume"));
                if (bottles.put(number, volume) != null) {
                    throw Refusals.bad("bottle " + number + " is named twice");
                }
            }
            return bottles;
        }

        Instant start() {
            return Objects.requireNonNull(RunChart.start(logged));
        }

        Instant end() {
            var samples = curve.samples();
            return samples.isEmpty() ? start() : samples.get(samples.size() - 1).at();
        }
    }

    static String token(String bottle) {
        return Query.token(Systems.UNIT_ID, bottle);
    }

    /** The batch first, then its bottles. */
    List<MilkUnit> fill(MilkUnit pool, Run run, HeatTreatment heating) {
        var start = run.start();
        var expires = Expiry.of(earliest(pool, start), start, bench.profile()).end();
        var status =
                switch (heating.verdict().worst()) {
                    case NOTE -> UnitStatus.PENDING_RESULTS;
                    case REFUSE, HOLD -> UnitStatus.QUARANTINE;
                    case REJECT -> UnitStatus.REJECTED;
                };
        var total =
                run.bottles().values().stream().mapToDouble(Double::doubleValue).sum();
        var batch = units.create(NewUnit.step(
                NewUnit.batch(run.number(), pool, total, expires, status), run.process(), start, run.end(), null));
        var made = new ArrayList<>(List.of(batch));
        run.bottles()
                .forEach((number, volume) ->
                        made.add(units.create(put(NewUnit.bottle(number, batch, volume, expires, status), run))));
        document(pool, made, run, heating);
        units.update(pool.stand(UnitStatus.USED));
        return List.copyOf(made);
    }

    private static MilkUnit put(MilkUnit bottle, Run run) {
        return run.place() == null ? bottle : bottle.at(run.place());
    }

    private void document(MilkUnit pool, List<MilkUnit> made, Run run, HeatTreatment heating) {
        var batch = made.get(0);
        var curve = record.create(curve(batch, run, heating));
        var task = RunChart.run(run.process()).setStatus(TaskStatus.COMPLETED);
        task.setFocus(new Reference(batch.reference()).setDisplay(batch.display()));
        task.setOwner(run.device());
        task.setExecutionPeriod(new Period().setStart(Date.from(run.start())).setEnd(Date.from(run.end())));
        RunChart.input(task, pool);
        RunChart.consumables(task, run.lots());
        made.forEach(unit -> RunChart.output(task, "unit", unit.reference(), unit.display()));
        RunChart.output(task, "curve", "Observation/" + curve.getIdElement().getIdPart(), "temperature curve");
        record.create(task);
    }

    private Observation curve(MilkUnit batch, Run run, HeatTreatment heating) {
        var curve = run.logged().copy();
        curve.setId((String) null);
        curve.setMeta(null);
        curve.getMeta().addProfile(Profiles.TEMPERATURE_CURVE);
        curve.setStatus(ObservationStatus.FINAL);
        curve.setCode(Coded.concept(Systems.MILK_OBSERVATION, "temperature-curve"));
        curve.setFocus(List.of(new Reference(batch.reference()).setDisplay(batch.display())));
        if (!curve.hasDevice()) {
            curve.setDevice(run.device());
        }
        curve.setEffective(new Period().setStart(Date.from(run.start())).setEnd(Date.from(run.end())));
        HeatingAnswer.write(curve, heating);
        return curve;
    }

    /** Earliest expression of the milk; the start of heating when no container says. */
    private Instant earliest(MilkUnit pool, Instant heated) {
        return units.parents(pool).stream()
                .map(deposit -> deposit.expressed(bench.profile().zone()))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(heated);
    }
}
