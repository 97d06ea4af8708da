package org.lactarium.server.operations.chart;

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
import org.springframework.stereotype.Component;

/** Reads and writes when the probe of a device was checked, in the DeviceMetrics that say they measure for it. */
@Component
public class CalibrationChart {

    private static final Set<DeviceMetricCalibrationState> BAD =
            Set.of(DeviceMetricCalibrationState.CALIBRATIONREQUIRED, DeviceMetricCalibrationState.NOTCALIBRATED);

    private final MilkRecord record;

    CalibrationChart(MilkRecord record) {
        this.record = record;
    }

    /** @param device {@code Device/x} */
    public Calibrations of(String device) {
        return new Calibrations(
                device,
                metrics(device).stream()
                        .flatMap(metric -> metric.getCalibration().stream())
                        .flatMap(entry -> check(entry).stream())
                        .toList());
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
