package org.lactarium.routes.laboratory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Numeral;
import org.lactarium.routes.quarantine.Reason;

/** Numbers, comparators and units of one result. A number that could mean two things is not read. */
record Figures(LaboratoryProfile profile, LaboratoryProfile.Result meaning) {

    private static final String COLONIES = "[CFU]/mL";
    private static final int MOST_ZEROES = 15;

    Value.Amount amount(String comparator, BigDecimal number, @Nullable String ucum) {
        String sign = profile.texts().comparator(comparator);
        if (sign == null) {
            throw unclear("its comparator is not in the table of comparators");
        }
        if (meaning.kind() == Kind.COLONY_COUNT && number.signum() < 0) {
            throw unclear("a colony count is not negative");
        }
        return new Value.Amount(sign.isEmpty() ? null : sign, number, ucum);
    }

    Value.Range range(BigDecimal low, BigDecimal high, String ucum) {
        Value.Amount from = amount("", low, ucum);
        Value.Amount to = amount("", high, ucum);
        if (from.number().compareTo(to.number()) > 0) {
            throw unclear("its range runs backwards");
        }
        return new Value.Range(from, to);
    }

    /** @param ucum null for a titre */
    Value.Ratio ratio(String comparator, BigDecimal numerator, BigDecimal denominator, @Nullable String ucum) {
        if (meaning.kind() == Kind.COLONY_COUNT) {
            throw unclear("a colony count is no ratio");
        }
        boolean titre = meaning.kind() == Kind.SEROLOGY;
        if (titre && Numeral.couldBeThousands(denominator.toPlainString())) {
            throw unclear("its point could divide thousands");
        }
        return new Value.Ratio(amount(comparator, numerator, ucum), amount("", denominator, ucum));
    }

    /** @param written as HL7 writes a number: digits, a point, digits; what is counted is not written with three decimals */
    BigDecimal number(String written) {
        if (meaning.kind() == Kind.COLONY_COUNT && Numeral.couldBeThousands(written)) {
            throw unclear("its point could divide thousands");
        }
        return plain(written);
    }

    /** What stands before a power of ten; with one digit before its point it divides no thousands. */
    BigDecimal mantissa(String written) {
        return written.indexOf('.') == 1 ? plain(written) : number(written);
    }

    private BigDecimal plain(String written) {
        return Numeral.read(written)
                .orElseThrow(() -> unclear(
                        Numeral.isNumber(written)
                                ? "it has more digits than a measurement has"
                                : "it holds no number"));
    }

    /** {@code 1.5} and {@code 3} are 1500. */
    BigDecimal scaled(BigDecimal mantissa, int exponent) {
        if (exponent > MOST_ZEROES) {
            throw unclear("its exponent is beyond reason");
        }
        return new BigDecimal(mantissa.scaleByPowerOfTen(exponent).toPlainString());
    }

    /** @param written the unit inside the text; empty when there is none */
    String unit(String written, Field field) {
        String beside = beside(field);
        String inside = written.isEmpty() ? beside : profile.units().get(written);
        boolean absent = written.isEmpty() && field.isEmpty();
        if (inside == null || (beside == null && !field.isEmpty())) {
            throw new Unclear(
                    Reason.UNKNOWN_VALUE,
                    sentence(absent ? "it has no unit" : "its unit is not in the unit map"),
                    new Unmapped("OBX-6", field.value(), field.component(3), meaning.code()));
        }
        if (beside != null && !beside.equals(inside)) {
            throw unclear("the unit in its text and the one in OBX-6 differ");
        }
        if (meaning.kind() == Kind.COLONY_COUNT && !inside.equals(COLONIES)) {
            throw unclear("a colony count is given in CFU/mL");
        }
        return inside;
    }

    /** OBX-6: the code, the other code, or the text where there is no code; null when none is known. */
    private @Nullable String beside(Field field) {
        List<String> known = Stream.of(1, 4, 2)
                .map(field::component)
                .map(profile.units()::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (known.size() > 1) {
            throw unclear("OBX-6 names two units");
        }
        boolean textAlone = !field.component(1).isEmpty()
                && Stream.of(1, 4)
                        .map(field::component)
                        .map(profile.units()::get)
                        .allMatch(Objects::isNull);
        return known.isEmpty() || textAlone ? null : known.get(0);
    }

    private Unclear unclear(String why) {
        return new Unclear(Reason.UNKNOWN_VALUE, sentence(why));
    }

    private String sentence(String why) {
        return "OBX-5 of " + meaning.code() + " cannot be read: " + why;
    }
}
