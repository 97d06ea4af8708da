package org.lactarium.server.operations.chart;

import java.util.Map;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Units in which a volume, a volume of a day and a rate are ordered. */
final class OrderedVolume {

    private static final Map<String, Double> MILLILITRES =
            Map.of("mL", 1.0, "L", 1000.0, "mL/d", 1.0, "L/d", 1000.0, "mL/(24.h)", 1.0, "mL/h", 24.0);

    private OrderedVolume() {}

    /** mL, or mL in a day; null when it does not say. */
    static @Nullable Double millilitres(Quantity said) {
        var unit = said.getCode() == null ? null : MILLILITRES.get(said.getCode());
        return unit == null || !said.hasValue()
                ? null
                : Double.valueOf(unit * said.getValue().doubleValue());
    }
}
