package org.lactarium.story;

import java.time.Instant;
import java.util.Date;
import java.util.StringJoiner;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SampledData;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;

/** What the pasteuriser's logger writes in a good run: up to 62.6 °C, 31 minutes there, and quickly down to 4 °C. */
final class HoldingCurve {

    /** Length of the whole run in seconds. */
    static final int SECONDS = 42 * 60;

    private static final int STEP_SECONDS = 30;

    private HoldingCurve() {}

    static Observation from(Instant start, String pasteuriser) {
        StringJoiner samples = new StringJoiner(" ");
        for (int second = 0; second <= SECONDS; second += STEP_SECONDS) {
            samples.add(Double.toString(celsius(second)));
        }
        Observation curve = new Observation();
        curve.getMeta().addProfile(Profiles.TEMPERATURE_CURVE);
        curve.setStatus(Observation.ObservationStatus.FINAL)
                .setCode(Paperwork.code(Systems.MILK_OBSERVATION, "temperature-curve"))
                .setDevice(new Reference(pasteuriser))
                .setEffective(new Period().setStart(Date.from(start)).setEnd(Date.from(start.plusSeconds(SECONDS))))
                .setValue(new SampledData()
                        .setOrigin(new Quantity()
                                .setValue(0)
                                .setSystem(Systems.UCUM)
                                .setCode("Cel"))
                        .setPeriod(STEP_SECONDS * 1000L)
                        .setFactor(1)
                        .setDimensions(1)
                        .setData(samples.toString()));
        return curve;
    }

    private static double celsius(int second) {
        int minute = second / 60;
        if (minute < 5) {
            return Math.round((4 + second * (58.6 / 300)) * 10) / 10.0;
        }
        if (second <= 36 * 60) {
            return 62.6;
        }
        return Math.max(4.0, Math.round((62.6 - (second - 36 * 60) * (58.6 / 330)) * 10) / 10.0);
    }
}
