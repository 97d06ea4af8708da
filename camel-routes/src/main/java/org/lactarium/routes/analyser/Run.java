package org.lactarium.routes.analyser;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.V2Time;
import org.lactarium.routes.laboratory.Claim;

/**
 * One measurement, understood but not yet placed.
 *
 * @param id of the Observation, the same whenever this measurement comes again
 * @param claim what it is about; its specimen may be a specimen's number or the number of the milk itself
 * @param status code of the Observation
 * @param serial of the analyser; empty when it does not say
 */
public record Run(
        UUID id,
        Claim claim,
        String status,
        String model,
        String serial,
        String operator,
        String method,
        @Nullable V2Time measured,
        @Nullable V2Time issued,
        List<Amount> amounts,
        List<String> notes) {

    /**
     * @param comparator one of {@code < <= >= >}; null when the number is meant as it stands
     * @param number in the nutrient's unit; null when the result was withdrawn
     */
    record Amount(
            Nutrient nutrient,
            @Nullable String comparator,
            @Nullable BigDecimal number,
            @Nullable String interpretation,
            @Nullable String range) {}
}
