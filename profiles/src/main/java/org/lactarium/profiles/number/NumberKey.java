package org.lactarium.profiles.number;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form in which two writings of a number are compared: {@code b-26-0117}, {@code Ｂ－２６－０１１７} and {@code B - 26 - 0117} are the
 * same number. Never printed and never stored in place of the number itself.
 */
public final class NumberKey {

    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212]");
    /** Spaces of every kind, controls, and format characters that nobody sees. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\s\\p{Cc}\\p{Cf}]");

    private NumberKey() {}

    /** @return empty when nothing is left of the text */
    public static String of(String written) {
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKC);
        return UNSEEN.matcher(DASHES.matcher(plain).replaceAll("-"))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }
}
