package org.lactarium.server.label;

import java.util.regex.Pattern;

/** The check digit of a GTIN: weights three and one from the right, together a multiple of ten. */
final class Gtin {

    private static final Pattern FORM = Pattern.compile("[0-9]{14}");

    private Gtin() {}

    static boolean valid(String gtin) {
        if (!FORM.matcher(gtin).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < gtin.length(); i++) {
            sum += (gtin.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }
}
