package org.lactarium.server.operations;

import java.time.Duration;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.batch.HeatTreatment;
import org.lactarium.server.operations.chart.Coded;

/** How a heating curve was judged, as FHIR: parts of an answer and components of the curve. */
final class HeatingAnswer {

    /** Was found, and is not judged from the curve. */
    private static final String DRIFT = "sensor-drift";

    private HeatingAnswer() {}

    /** Parts {@code outcome} (passed, held, rejected), {@code holdTime}, {@code cooling} (min), {@code minimum} (°C). */
    static void write(ParametersParameterComponent verdict, HeatTreatment heating) {
        verdict.addPart().setName("outcome").setValue(new CodeType(outcome(heating)));
        verdict.addPart().setName("holdTime").setValue(minutes(heating.hold()));
        var minimum = heating.minimum();
        if (minimum != null) {
            verdict.addPart().setName("minimum").setValue(celsius(minimum));
        }
        var cooling = heating.cooling();
        if (cooling != null) {
            verdict.addPart().setName("cooling").setValue(minutes(cooling));
        }
    }

    static void write(Observation curve, HeatTreatment heating) {
        curve.getComponent().removeIf(component -> component.getCode().getCoding().stream()
                .anyMatch(coding ->
                        Systems.MILK_OBSERVATION.equals(coding.getSystem()) && !DRIFT.equals(coding.getCode())));
        component(curve, "hold-time", minutes(heating.hold()));
        component(curve, "hold-minimum", celsius(heating.minimum()));
        component(curve, "hold-maximum", celsius(heating.maximum()));
        component(curve, "cooling-time", heating.cooling() == null ? null : minutes(heating.cooling()));
    }

    static String outcome(HeatTreatment heating) {
        return switch (heating.verdict().worst()) {
            case NOTE -> "passed";
            case REFUSE, HOLD -> "held";
            case REJECT -> "rejected";
        };
    }

    private static void component(Observation curve, String code, @Nullable Quantity value) {
        if (value != null) {
            curve.addComponent()
                    .setCode(Coded.concept(Systems.MILK_OBSERVATION, code))
                    .setValue(value);
        }
    }

    private static Quantity minutes(Duration length) {
        return new Quantity()
                .setValue(Math.round(length.toMillis() / 600.0) / 100.0)
                .setUnit("min")
                .setSystem(Systems.UCUM)
                .setCode("min");
    }

    private static @Nullable Quantity celsius(@Nullable Double degrees) {
        return degrees == null
                ? null
                : new Quantity()
                        .setValue(degrees)
                        .setUnit("°C")
                        .setSystem(Systems.UCUM)
                        .setCode("Cel");
    }
}
