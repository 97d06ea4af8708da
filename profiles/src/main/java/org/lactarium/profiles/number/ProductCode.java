package org.lactarium.profiles.number;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ISBT 128 product code: a description of five characters, a donation type, two division characters, for example
 * {@code M0007V00}. What a description means stands in a licensed table, which is not shipped: see
 * {@link ProductCodeTable}.
 */
public record ProductCode(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z][0-9A-Z]{4}[0-9A-Z][0-9A-Z]{2}");
    /** What a scanner gives: the data identifier and the code. */
    private static final Pattern SCANNED = Pattern.compile("(?:=<)?(.{8})");

    public ProductCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an ISBT 128 product code");
        }
    }

    /** Reads it scanned or typed. Empty when it has not the form of a product code. */
    public static Optional<ProductCode> read(String text) {
        Matcher scanned = SCANNED.matcher(text.strip().toUpperCase(Locale.ROOT));
        return Optional.of(scanned)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .filter(code -> FORM.matcher(code).matches())
                .map(ProductCode::new);
    }

    /** What the product is; the key of the licensed table. Milk begins with M. */
    public String description() {
        return value.substring(0, 5);
    }

    /** For whom it was given: volunteer, designated, and so on. */
    public char donationType() {
        return value.charAt(5);
    }

    /** Which part of a split it is; {@code 00} when it was not split. */
    public String division() {
        return value.substring(6);
    }
}
