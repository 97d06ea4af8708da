package org.lactarium.server.operations.chart;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DeviceMetric;
import org.hl7.fhir.r4.model.DeviceMetric.DeviceMetricCalibrationComponent;
import org.hl7.fhir.r4.model.DeviceMetric.DeviceMetricCalibrationState;
import org.hl7.fhir.r4.model.DeviceMetric.DeviceMetricCalibrationType;
import org.hl7.fhir.r4.model.DeviceMetric.DeviceMetricCategory;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Systems;
import org.lactarium.server.batch.Calibrations;
import org.lactarium.server.batch.Calibrations.Check;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.Refusals;
import org.springframework.stereotype.Component;

/** Reads and writes when the probe of a device was checked, in the DeviceMetrics that say they measure for it. */
@Component
public class CalibrationChart {

    private static final Set<DeviceMetricCalibrationState> BAD =
            Set.of(DeviceMetricCalibrationState.CALIBRATIONREQUIRED, DeviceMetricCalibrationState.NOTCALIBRATED);

    private final MilkRecord record;
    private final Clock clock;

    CalibrationChart(MilkRecord record, Clock clock) {
        this.record = record;
        this.clock = clock;
    }

    /** @param device {@code Device/x} */
    public Calibrations of(String device) {
        return new Calibrations(
                        device,
                        metrics(device).stream()
                                .flatMap(metric -> metric.getCalibration().stream())
                                .flatMap(entry -> check(entry).stream())
                                .toList())
                .until(clock.instant());
    }

    /** Writes a failed check down, once. */
    public void failed(String device, Instant found) {
        if (of(device).checks().contains(new Check(found, false))) {
            return;
        }
        var known = metrics(device).stream().findFirst();
        var metric = known.orElseGet(() -> new DeviceMetric()
                .setType(Coded.concept(Systems.MILK_OBSERVATION, "temperature-curve"))
                .setCategory(DeviceMetricCategory.MEASUREMENT)
                .setSource(new Reference(device)));
        metric.addCalibration()
                .setType(DeviceMetricCalibrationType.OFFSET)
                .setState(DeviceMetricCalibrationState.CALIBRATIONREQUIRED)
                .setTime(Date.from(found));
        if (known.isPresent()) {
            record.update(metric);
        } else {
            record.create(metric);
        }
    }

    /**
     * A finding that was a mistake says nothing any more; it stays written.
     *
     * @return the metric as it stood; empty when nothing was found wrong then, or that was taken back before
     * @throws ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException (HTTP 404) when the probe was not checked then
     */
    public Optional<String> takeBack(String device, Instant found) {
        var checked = metrics(device).stream()
                .filter(metric -> metric.getCalibration().stream()
                        .anyMatch(entry ->
                                entry.hasTime() && entry.getTime().toInstant().equals(found)))
                .findFirst()
                .orElseThrow(() -> Refusals.unknown("a check of " + device + " at " + found));
        var wrong = checked.getCalibration().stream()
                .filter(entry -> check(entry).equals(Optional.of(new Check(found, false))))
                .toList();
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        var stood = Versions.of(checked);
        wrong.forEach(entry -> entry.setState(DeviceMetricCalibrationState.UNSPECIFIED));
        record.update(checked);
        return Optional.of(stood);
    }

    private List<DeviceMetric> metrics(String device) {
        return device.isEmpty() ? List.of() : record.find(DeviceMetric.class, Query.where("source", device));
    }

    private static Optional<Check> check(DeviceMetricCalibrationComponent entry) {
        if (!entry.hasTime()) {
            return Optional.empty();
        }
        var at = entry.getTime().toInstant();
        return entry.getState() == DeviceMetricCalibrationState.CALIBRATED
                ? Optional.of(new Check(at, true))
                : BAD.contains(entry.getState()) ? Optional.of(new Check(at, false)) : Optional.empty();
    }
}
