package org.lactarium.routes.laboratory;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Field;

/** Understands what people type, by the table of the data file. A text that no row fits is nobody's guess. */
record TextReader(LaboratoryProfile profile, Figures figures) {

    TextReader(LaboratoryProfile profile, LaboratoryProfile.Result meaning) {
        this(profile, new Figures(profile, meaning));
    }

    /** @return empty when no row of the table fits */
    Optional<Value> read(String text, Field unit) {
        String trimmed = LaboratoryProfile.withoutFullStop(text);
        return profile.texts().fitting(figures.meaning().kind(), trimmed).map(fit -> value(fit, trimmed, unit));
    }

    private Value value(TextRule.Fit fit, String text, Field unit) {
        String comparator = fit.partOr("comparator", "");
        String written = fit.partOr("unit", "");
        return switch (fit.means()) {
            case NO_GROWTH -> new Value.NoGrowth();
            case GROWTH -> new Value.Growth(text);
            case WORDS -> new Value.Words(text);
            case AMOUNT -> figures.amount(comparator, number(fit), figures.unit(written, unit));
            case RANGE -> figures.range(number(fit, "low"), number(fit, "high"), figures.unit(written, unit));
            case RATIO ->
                figures.ratio(
                        comparator,
                        number(fit, "numerator"),
                        number(fit, "denominator"),
                        unitIfAny(figures, written, unit));
        };
    }

    private BigDecimal number(TextRule.Fit fit) {
        String exponent = fit.part("exponent");
        if (exponent == null) {
            return number(fit, "number");
        }
        String mantissa = profile.texts().parts().plain(fit.partOr("number", "1"));
        return figures.scaled(figures.mantissa(mantissa), Integer.parseInt(exponent));
    }

    private BigDecimal number(TextRule.Fit fit, String part) {
        return figures.number(profile.texts().parts().plain(fit.partOr(part, "")));
    }

    static @Nullable String unitIfAny(Figures figures, String written, Field unit) {
        return written.isEmpty() && unit.isEmpty() ? null : figures.unit(written, unit);
    }
}
