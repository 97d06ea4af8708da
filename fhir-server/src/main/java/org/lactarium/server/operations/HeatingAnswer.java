package org.lactarium.server.operations;

import java.time.Duration;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.batch.HeatTreatment;
import org.lactarium.server.operations.chart.Coded;

/** How a heating curve was judged, as FHIR: parts of an answer and components of the curve. */
final class HeatingAnswer {

    private HeatingAnswer() {}

    /** Parameters {@code verdict}, {@code holdTime} and {@code coolingTime} (min), {@code minimum} (°C). */
    static void write(Parameters answer, HeatTreatment heating) {
        answer.addParameter().setName("verdict").setValue(new CodeType(verdict(heating)));
        answer.addParameter().setName("holdTime").setValue(minutes(heating.hold()));
        var minimum = heating.minimum();
        if (minimum != null) {
            answer.addParameter().setName("minimum").setValue(celsius(minimum));
        }
        var cooling = heating.cooling();
        if (cooling != null) {
            answer.addParameter().setName("coolingTime").setValue(minutes(cooling));
        }
    }

    static void write(Observation curve, HeatTreatment heating) {
        curve.getComponent().removeIf(component -> component.getCode().getCoding().stream()
                .anyMatch(coding -> Systems.MILK_OBSERVATION.equals(coding.getSystem())));
        component(curve, "hold-time", minutes(heating.hold()));
        component(curve, "hold-minimum", celsius(heating.minimum()));
        component(curve, "hold-maximum", celsius(heating.maximum()));
        component(curve, "cooling-time", heating.cooling() == null ? null : minutes(heating.cooling()));
    }

    private static String verdict(HeatTreatment heating) {
        return switch (heating.verdict().worst()) {
            case NOTE -> "accepted";
            case REFUSE, HOLD -> "quarantined";
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
