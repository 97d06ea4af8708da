package org.lactarium.server.label;

import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In whose name barcodes are printed. With a facility number (FIN) they follow ISBT 128, which needs a licence; otherwise
 * with a GTIN they follow GS1; otherwise they hold the bank's own number.
 *
 * @param fin facility identification number, five characters; null without a licence
 * @param product ISBT 128 product code, eight characters; null when it shall not be printed
 * @param gtin GTIN-14 of the bottled milk; null without a GS1 membership
 * @param zone in which the times on a label are
 */
public record Issuer(@Nullable String fin, @Nullable String product, @Nullable String gtin, ZoneId zone) {

    private static final Pattern FIN = Pattern.compile("[A-NP-Z1-9][0-9A-Z]{4}");
    private static final Pattern PRODUCT = Pattern.compile("[A-Z][0-9A-Z]{7}");

    public Issuer {
        require(fin == null || FIN.matcher(fin).matches(), "a FIN has five characters");
        require(product == null || PRODUCT.matcher(product).matches(), "a product code has eight characters");
        require(gtin == null || Gtin.valid(gtin), "a GTIN has 14 digits, the last of which checks the others");
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
