package org.lactarium.server.operations.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;

/** Below what a laboratory calls a signal normal, in multiples of the cut-off of its test; by definition that is 1 or less. */
final class SignalLimit {

    private static final String NUMBER = "([0-9]{1,3}(?:\\.[0-9]{1,4})?)";
    /** What laboratories write around it. */
    private static final String BEFORE = "(?i)(?:(?:non-?reactive|negative|normal) ?:? ?)?";

    private static final String BEHIND = "(?: ?(?:s/co|coi|index|\\((?:non-?reactive|negative|normal)\\)))?";
    private static final Pattern BELOW = Pattern.compile(BEFORE + "(?:<|less than|below) ?" + NUMBER + BEHIND);
    private static final Pattern UP_TO =
            Pattern.compile(BEFORE + "(?:(?:<=|≤|up to) ?|0(?:\\.0+)? ?[-–] ?)" + NUMBER + BEHIND);

    private SignalLimit() {}

    /** Whether there is one limit that is a cut-off, and the signal lies below it. */
    static boolean isKept(Quantity signal, List<ObservationReferenceRangeComponent> ranges) {
        if (ranges.size() != 1
                || !signal.hasValue()
                || isMoreThan(signal)
                || signal.getValue().signum() < 0) {
            return false;
        }
        var range = ranges.get(0);
        var text = range.hasText() ? range.getText().strip() : "";
        var below = number(BELOW.matcher(text));
        var upTo = number(UP_TO.matcher(text))
                .or(() -> Optional.ofNullable(range.getHigh().getValue()));
        return below.filter(SignalLimit::isCutOff)
                        .filter(limit -> signal.getValue().compareTo(limit) < 0)
                        .isPresent()
                || upTo.filter(SignalLimit::isCutOff)
                        .filter(limit -> signal.getValue().compareTo(limit) <= 0)
                        .isPresent();
    }

    private static boolean isMoreThan(Quantity signal) {
        return signal.getComparator() == Quantity.QuantityComparator.GREATER_THAN
                || signal.getComparator() == Quantity.QuantityComparator.GREATER_OR_EQUAL;
    }

    private static boolean isCutOff(BigDecimal limit) {
        return limit.signum() > 0 && limit.compareTo(BigDecimal.ONE) <= 0;
    }

    private static Optional<BigDecimal> number(Matcher text) {
        return text.matches() ? Optional.of(new BigDecimal(text.group(1))) : Optional.empty();
    }
}
