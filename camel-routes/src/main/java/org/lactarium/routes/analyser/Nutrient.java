package org.lactarium.routes.analyser;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is measured in milk: code in CodeSystem milk-observation, and the unit (UCUM) in which the record keeps it. */
public enum Nutrient {
    @JsonProperty("fat")
    FAT("MBFAT", "Fat, human milk", "g/dL"),
    @JsonProperty("true-protein")
    TRUE_PROTEIN("MBTPR", "True protein, human milk", "g/dL"),
    @JsonProperty("crude-protein")
    CRUDE_PROTEIN("MBCPR", "Crude protein, human milk", "g/dL"),
    @JsonProperty("carbohydrate")
    CARBOHYDRATE("MBCHO", "Total carbohydrate, human milk", "g/dL"),
    @JsonProperty("lactose")
    LACTOSE("MBLAC", "Lactose, human milk", "g/dL"),
    @JsonProperty("total-solids")
    TOTAL_SOLIDS("MBTS", "Total solids, human milk", "g/dL"),
    @JsonProperty("energy")
    ENERGY("MBNRG", "Energy, human milk", "kcal/dL");

    private final String code;
    private final String display;
    private final String unit;

    Nutrient(String code, String display, String unit) {
        this.code = code;
        this.display = display;
        this.unit = unit;
    }

    String code() {
        return code;
    }

    String display() {
        return display;
    }

    String unit() {
        return unit;
    }
}
