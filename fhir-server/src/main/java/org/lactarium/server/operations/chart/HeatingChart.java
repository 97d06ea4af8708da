package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.lactarium.profiles.Systems;
import org.lactarium.server.batch.Curve;
import org.lactarium.server.batch.HeatTreatment;
import org.lactarium.server.batch.ProbeCheck;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** How a batch was heated, by all that is known now: its process, its curve without the drift, its probe's calibration. */
@Component
public class HeatingChart {

    private static final String DRIFT = "sensor-drift";

    private final RunChart runs;
    private final CalibrationChart calibrations;
    private final LoggerChart loggers;
    private final RuleProfile profile;

    HeatingChart(RunChart runs, CalibrationChart calibrations, LoggerChart loggers, RuleProfile profile) {
        this.runs = runs;
        this.calibrations = calibrations;
        this.loggers = loggers;
        this.profile = profile;
    }

    public HeatTreatment of(MilkUnit batch) {
        return runs.curveOf(batch)
                .map(logged -> of(batch, logged))
                .orElseGet(() -> HeatTreatment.evaluate(new Curve(List.of()), profile));
    }

    /** @param figures by whose figures; the bank's own, or those it thinks of */
    public HeatTreatment of(MilkUnit batch, RuleProfile figures) {
        return new HeatingChart(runs, calibrations, loggers, figures).of(batch);
    }

    /** @param logged the curve as stored, with the drift that was found since */
    public HeatTreatment of(MilkUnit batch, Observation logged) {
        var device = runs.heatedBy(batch);
        return judge(logged, process(batch), device.isEmpty() ? Coded.plain(logged.getDevice()) : device);
    }

    /** @param device {@code Device/x} that the run names; the curve may name its logger */
    public HeatTreatment judge(Observation logged, String process, String device) {
        var curve = RunChart.curve(logged).orElseGet(() -> new Curve(List.of()));
        var probe = profile.probes().heating();
        var start = RunChart.start(logged);
        return HeatTreatment.evaluate(ProbeCheck.believable(curve, probe).without(drift(logged)), process, profile)
                .believed(ProbeCheck.judge(curve, probe).and(loggers.ofRun(logged.getDevice(), device)))
                .and(calibrations.of(device).judge(start == null ? Instant.EPOCH : start, profile));
    }

    private static String process(MilkUnit batch) {
        return batch.product().getProcessing().stream()
                .flatMap(step -> step.getProcedure().getCoding().stream())
                .filter(code -> Systems.PROCESSING_STEP.equals(code.getSystem()))
                .map(Coding::getCode)
                .filter(code -> code.startsWith("pasteurise-"))
                .findFirst()
                .orElse(RunChart.HOLDER);
    }

    /** K; how much too high the probe read, by what was found last; the earlier findings stand behind it. */
    public static double drift(Observation logged) {
        return drifts(logged)
                .map(ObservationComponentComponent::getValue)
                .filter(Quantity.class::isInstance)
                .map(value -> ((Quantity) value).getValue().doubleValue())
                .reduce(0.0, (earlier, later) -> later);
    }

    /**
     * @param drift K
     * @param found when; the same finding is written once
     */
    public static void writeDrift(Observation logged, double drift, Instant found) {
        takeBackDrift(logged, found);
        var code = Coded.concept(Systems.MILK_OBSERVATION, DRIFT).setText(found.toString());
        logged.addComponent()
                .setCode(code)
                .setValue(new Quantity()
                        .setValue(drift)
                        .setUnit("K")
                        .setSystem(Systems.UCUM)
                        .setCode("K"));
    }

    /** Whether this very finding was written last. */
    public static boolean has(Observation logged, double drift, Instant found) {
        return drift(logged) == drift
                && drifts(logged)
                        .reduce((earlier, later) -> later)
                        .filter(last -> found.toString().equals(last.getCode().getText()))
                        .isPresent();
    }

    /** Whether there was one. */
    public static boolean takeBackDrift(Observation logged, Instant found) {
        var wrong = drifts(logged)
                .filter(component -> found.toString().equals(component.getCode().getText()))
                .toList();
        return logged.getComponent().removeAll(wrong);
    }

    private static Stream<ObservationComponentComponent> drifts(Observation logged) {
        return logged.getComponent().stream()
                .filter(component -> component.getCode().hasCoding(Systems.MILK_OBSERVATION, DRIFT));
    }
}
