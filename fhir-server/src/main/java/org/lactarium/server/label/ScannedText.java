package org.lactarium.server.label;

import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.number.LabelNumber;

/** What a scanner gave, understood: our own numbers, ISBT 128, GS1, or the text as it is. */
public sealed interface ScannedText {

    /**
     * A number to look for in the record.
     *
     * @param system identifier system it belongs to; null when the text does not say
     * @param expires what the barcode says of the expiry, on the bank's clock; null when it says nothing
     */
    record Number(String value, @Nullable String system, @Nullable LocalDateTime expires) implements ScannedText {}

    /** The text claims a standard and does not keep to it: a check that fails, a part that is cut off. Never guessed at. */
    record Broken(String why) implements ScannedText {}

    /** Symbology identifiers that a scanner may put before what it read. */
    Pattern SYMBOLOGY = Pattern.compile("^\\](d1|C0|Q1|A0)");

    static ScannedText read(String scanned, Issuer issuer) {
        var text = SYMBOLOGY.matcher(scanned.strip()).replaceFirst("");
        if (text.startsWith("=") || text.startsWith("&")) {
            return IsbtText.read(text, issuer);
        }
        if (Gs1Text.claims(scanned)) {
            return Gs1Text.read(scanned);
        }
        return LabelNumber.read(text)
                .<ScannedText>map(number -> new Number(number.value(), null, null))
                .orElseGet(() -> new Number(text, null, null));
    }
}
