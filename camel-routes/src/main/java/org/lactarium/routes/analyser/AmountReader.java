package org.lactarium.routes.analyser;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Numeral;
import org.lactarium.routes.laboratory.Unclear;
import org.lactarium.routes.quarantine.Reason;

/** Understands one line of a slip: number, unit and flags. What says that the analyser failed holds the whole message. */
record AmountReader(AnalyserProfile profile, List<String> notes) {

    private static final Pattern COMPARED = Pattern.compile("([<>]=?)?\\s*([\\d.]+)");
    private static final Set<String> COMPARATORS = Set.of("<", "<=", ">=", ">");

    Run.Amount read(Nutrient nutrient, Slip.Line line, boolean withdrawn) {
        String interpretation = interpretation(nutrient, line.flags());
        String range = line.range().isEmpty() ? null : line.range();
        if (withdrawn) {
            return new Run.Amount(nutrient, null, null, interpretation, range);
        }
        if (line.value().isEmpty()) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, nutrient.code() + " has no value");
        }
        if (profile.faultWords().stream().anyMatch(line.value()::equalsIgnoreCase)) {
            throw new Unclear(Reason.INSTRUMENT_FAULT, "The analyser writes that " + nutrient.code() + " failed");
        }
        Matcher number = COMPARED.matcher(line.value());
        BigDecimal sent = (number.matches() ? Numeral.read(number.group(2)) : Optional.<BigDecimal>empty())
                .orElseThrow(() -> new Unclear(Reason.UNKNOWN_VALUE, nutrient.code() + " is no number"));
        boolean twice = number.group(1) != null && !line.comparator().isEmpty();
        String written = line.comparator().isEmpty() ? number.group(1) : line.comparator();
        String comparator = written == null || written.equals("=") ? null : written;
        if (twice || (comparator != null && !COMPARATORS.contains(comparator))) {
            throw new Unclear(
                    Reason.UNKNOWN_VALUE, "The comparator of " + nutrient.code() + " is not one of < <= >= >");
        }
        BigDecimal amount = converted(nutrient, sent, line.units());
        mustBeMilks(nutrient, comparator, amount);
        return new Run.Amount(nutrient, comparator, amount, interpretation, range);
    }

    private @Nullable String interpretation(Nutrient nutrient, List<String> flags) {
        String interpretation = null;
        for (String flag : flags) {
            String meaning = profile.flags().get(flag);
            if (meaning == null || meaning.equals(AnalyserProfile.FAULT)) {
                throw new Unclear(
                        Reason.INSTRUMENT_FAULT,
                        nutrient.code() + " carries the flag " + flag
                                + (meaning == null ? ", which is not in the flag map" : ""));
            }
            if (!meaning.equals(AnalyserProfile.IGNORED)) {
                interpretation = meaning;
            }
        }
        return interpretation;
    }

    /** As exact as it was sent: one digit more than it had, when the factor is not a power of ten. */
    private BigDecimal converted(Nutrient nutrient, BigDecimal sent, List<String> units) {
        String unit = units.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
        AnalyserProfile.Conversion conversion = AnalyserProfile.first(profile.units(), units)
                .filter(known -> known.becomes().equals(nutrient.unit()))
                .orElseThrow(() -> new Unclear(
                        Reason.UNKNOWN_VALUE,
                        unit.isEmpty()
                                ? nutrient.code() + " has no unit"
                                : "The unit map does not lead from the unit of " + nutrient.code() + " to "
                                        + nutrient.unit()));
        if (conversion.dividedBy() == null) {
            return sent;
        }
        notes.add(nutrient.display() + ": " + sent.toPlainString() + " " + unit + " as sent");
        int digits = Math.max(3, sent.precision() + 1);
        BigDecimal divided = sent.divide(conversion.dividedBy(), new MathContext(digits, RoundingMode.HALF_UP));
        return divided.scale() < 0 ? divided.setScale(0) : divided;
    }

    private void mustBeMilks(Nutrient nutrient, @Nullable String comparator, BigDecimal amount) {
        AnalyserProfile.Limits limits = profile.limits().get(nutrient);
        if (limits != null && comparator == null && !limits.hold(amount)) {
            throw new Unclear(
                    Reason.IMPLAUSIBLE_VALUE,
                    nutrient.code() + " of " + amount.toPlainString() + " " + nutrient.unit() + " is not between "
                            + limits.low().toPlainString() + " and "
                            + limits.high().toPlainString());
        }
    }
}
