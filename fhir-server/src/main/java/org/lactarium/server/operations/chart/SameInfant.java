package org.lactarium.server.operations.chart;

import java.util.Objects;
import org.hl7.fhir.r4.model.Patient;

/** Twins share a mother, a ward and nearly a number: whoever was born on another day, or in another order, is another infant. */
public final class SameInfant {

    private SameInfant() {}

    public static boolean mayBe(Patient one, Patient other) {
        var bothBirths = one.hasMultipleBirthIntegerType() && other.hasMultipleBirthIntegerType();
        return Objects.equals(
                        one.getBirthDateElement().getValueAsString(),
                        other.getBirthDateElement().getValueAsString())
                && (!bothBirths
                        || one.getMultipleBirthIntegerType()
                                .getValue()
                                .equals(other.getMultipleBirthIntegerType().getValue()));
    }
}
