package org.lactarium.server.histories;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceMetric;
import org.hl7.fhir.r4.model.DeviceMetric.DeviceMetricCalibrationState;
import org.hl7.fhir.r4.model.DeviceMetric.DeviceMetricCategory;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.Systems;

/** What is written about the machine of a run, and whether its curve may be believed; a probe that nobody checked is noted. */
enum Pasteuriser {
    CHECKED(true, -10),
    NEVER_CHECKED(true, 0),
    TO_BE_CHECKED(true, 10),
    WITH_ANOTHER_LOGGER(false, -10);

    final boolean sound;
    private final int checkedInDays;

    Pasteuriser(boolean sound, int checkedInDays) {
        this.sound = sound;
        this.checkedInDays = checkedInDays;
    }

    /** Half of them checked; what is to be sound says so itself. */
    static Pasteuriser of(int which) {
        var all = values();
        var at = Math.floorMod(which, 8);
        return at < all.length ? all[at] : CHECKED;
    }

    /** What the run comes to with such a machine. */
    String outcome(HeatingCurve curve) {
        var passed = curve.outcome.equals("passed") && !sound;
        return passed || this == WITH_ANOTHER_LOGGER ? "held" : curve.outcome;
    }

    /** Answers {@code Device/x}. */
    String install(Desk desk, Instant now) {
        var device = "Device/" + store(desk, new Device());
        if (checkedInDays != 0) {
            var probe = new DeviceMetric()
                    .setType(Desk.concept(Systems.MILK_OBSERVATION, "temperature-curve"))
                    .setCategory(DeviceMetricCategory.MEASUREMENT)
                    .setSource(new Reference(device));
            probe.addCalibration()
                    .setState(DeviceMetricCalibrationState.CALIBRATED)
                    .setTime(Date.from(now.plus(Duration.ofDays(checkedInDays))));
            store(desk, probe);
        }
        return device;
    }

    /** The logger that wrote the curve of the run. */
    String logger(Desk desk, String device) {
        return this == WITH_ANOTHER_LOGGER ? "Device/" + store(desk, new Device()) : device;
    }

    private static String store(Desk desk, Resource resource) {
        return desk.store(resource).given().getIdElement().getIdPart();
    }
}
