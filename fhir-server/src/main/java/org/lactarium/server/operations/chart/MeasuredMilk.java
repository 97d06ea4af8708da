package org.lactarium.server.operations.chart;

import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.batch.MilkAnalysis;
import org.lactarium.server.batch.MilkAnalysis.Amount;

/** Reads what an analyser measured, by its own codes and in its own units; what is above or below an amount says none. */
public final class MeasuredMilk {

    /** Codes of {@link Systems#MILK_OBSERVATION}. */
    private static final Map<String, String> NUTRIENTS = Map.of(
            "MBFAT", "fat",
            "MBTPR", "protein",
            "MBCPR", "protein",
            "MBCHO", "carbohydrate",
            "MBLAC", "lactose",
            "MBTS", "solids",
            "MBNRG", "energy");

    private MeasuredMilk() {}

    public static boolean stands(Observation observation) {
        return (observation.getCode().hasCoding(Systems.LAB_TEST, "MBMACRO")
                        || observation.getMeta().hasProfile(Profiles.MACRONUTRIENTS))
                && !SerologyChart.withdrawn(observation);
    }

    public static MilkAnalysis of(Observation observation) {
        return new MilkAnalysis(observation.getComponent().stream()
                .flatMap(MeasuredMilk::amount)
                .toList());
    }

    private static Stream<Amount> amount(ObservationComponentComponent part) {
        return part.getCode().getCoding().stream()
                .filter(code -> Systems.MILK_OBSERVATION.equals(code.getSystem()))
                .flatMap(code -> Stream.ofNullable(NUTRIENTS.get(String.valueOf(code.getCode()))))
                .limit(1)
                .filter(nutrient -> inItsUnit(part, nutrient))
                .map(nutrient ->
                        new Amount(nutrient, part.getValueQuantity().getValue().doubleValue()));
    }

    private static boolean inItsUnit(ObservationComponentComponent part, String nutrient) {
        return part.getValue() instanceof Quantity quantity
                && quantity.hasValue()
                && !quantity.hasComparator()
                && (nutrient.equals("energy") ? "kcal/dL" : "g/dL").equals(quantity.getCode());
    }
}
