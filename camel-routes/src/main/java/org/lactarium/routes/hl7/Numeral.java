package org.lactarium.routes.hl7;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one reading of a number, by whatever door it comes: a sign, ASCII digits, a point, digits. Nothing else divides digits, because
 * the same sign divides thousands in one country and fractions in the next.
 */
public final class Numeral {

    private static final Pattern PLAIN = Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)");
    private static final Pattern COULD_BE_THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}\\.\\d{3}");

    /** FHIR keeps 18 digits of a decimal; no measurement has as many. */
    private static final int MOST_DIGITS = 18;

    private Numeral() {}

    /** @return empty when it is no number, or has more digits than a measurement has */
    public static Optional<BigDecimal> read(String written) {
        return isNumber(written) && written.length() <= MOST_DIGITS
                ? Optional.of(new BigDecimal(written))
                : Optional.empty();
    }

    public static boolean isNumber(String written) {
        return PLAIN.matcher(written).matches();
    }

    /**
     * Whether its point could divide thousands, as in {@code 40.000}. A quantity that is measured may have three decimals; what is
     * counted has none, so there it must be asked. {@code 0.000} and {@code 0.040} begin with no group.
     */
    public static boolean couldBeThousands(String written) {
        return COULD_BE_THOUSANDS.matcher(written).matches();
    }
}
