package org.lactarium.server.label;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the bank's labels look like.
 *
 * @param size large (100 × 50 mm) or small (50 × 25 mm)
 * @param bank the name printed on every label
 * @param barcode square (datamatrix) or of lines (code128)
 * @param printerDpi dots per inch of the ZPL printer; 203, 300 or 600 as a rule
 * @param isbt128Fin facility identification number; ISBT 128 needs a licence of ICCBBA
 * @param isbt128Product product code of the bottled milk
 * @param gs1Gtin GTIN-14 of the bottled milk
 */
@Validated
@ConfigurationProperties("lactarium.label")
record LabelProperties(
        @DefaultValue("large") LabelSize size,
        @DefaultValue("Lactarium") String bank,
        @DefaultValue("datamatrix") Barcode barcode,
        @DefaultValue("203") @Min(100) @Max(1200) int printerDpi,
        @Nullable String isbt128Fin,
        @Nullable String isbt128Product,
        @Nullable String gs1Gtin) {}
