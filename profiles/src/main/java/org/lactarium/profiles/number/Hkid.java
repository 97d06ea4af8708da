package org.lactarium.profiles.number;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lactarium.profiles.Systems;

/**
 * Number of a Hong Kong identity card: one or two letters, six digits and a check digit in brackets, for example
 * {@code A123456(3)}. Personal data: {@link #toString} shows it masked, so that it does not slip into a log.
 */
public record Hkid(String value) {

    private static final Pattern FORM = Pattern.compile("([A-Z]{1,2})([0-9]{6})\\(([0-9A])\\)");
    private static final Pattern TYPED = Pattern.compile("([A-Z]{1,2}[0-9]{6})\\(?([0-9A])\\)?");
    private static final int MODULUS = 11;
    /** What a missing first letter counts for. */
    private static final int NO_LETTER = 36;

    public Hkid {
        if (!valid(value)) {
            throw new IllegalArgumentException("not a Hong Kong identity card number");
        }
    }

    /** Reads it with or without brackets and spaces. Empty when the form or the check digit is wrong. */
    public static Optional<Hkid> read(String text) {
        String compact = text.replace(" ", "").strip().toUpperCase(Locale.ROOT);
        return Optional.of(TYPED.matcher(compact))
                .filter(Matcher::matches)
                .map(typed -> typed.group(1) + "(" + typed.group(2) + ")")
                .filter(Hkid::valid)
                .map(Hkid::new);
    }

    /** Enough to tell two cards apart on a screen and no more: {@code A12***6(3)}. */
    public String masked() {
        int digits = value.length() - "000000(0)".length();
        return value.substring(0, digits + 2) + "***" + value.substring(digits + 5);
    }

    /** The identifier system it belongs to. */
    public String system() {
        return Systems.HKID;
    }

    @Override
    public String toString() {
        return "Hkid[" + masked() + "]";
    }

    private static boolean valid(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                && check(form.group(1), form.group(2)) == form.group(3).charAt(0);
    }

    /** Letters count from A = 10, weights fall from 9 to 2, and the whole with the check digit divides by 11. */
    private static char check(String letters, String digits) {
        int sum = letters.length() == 1 ? 9 * NO_LETTER : 0;
        String counted = letters + digits;
        for (int i = 0; i < counted.length(); i++) {
            sum += (counted.length() - i + 1) * Character.getNumericValue(counted.charAt(i));
        }
        int check = (MODULUS - sum % MODULUS) % MODULUS;
        return check == 10 ? 'A' : Character.forDigit(check, 10);
    }
}
