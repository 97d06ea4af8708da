package org.lactarium.routes.laboratory;

import java.util.Optional;
import org.lactarium.routes.hl7.Field;

/**
 * Understands SN: comparator, number, separator or suffix, number. {@code >^100}, {@code ^100^-^200}, {@code ^1^:^160},
 * {@code <=^2^/^38}; what is left, such as {@code ^2^+}, is looked up as the text it stands for.
 */
record StructuredReader(LaboratoryProfile profile, LaboratoryProfile.Result meaning) {

    /** @return empty when it is none of these */
    Optional<Value> read(Field value, Field unit) {
        Figures figures = new Figures(profile, meaning);
        String comparator = value.component(1);
        String first = value.component(2);
        String separator = value.component(3);
        String second = value.component(4);
        boolean plain = comparator.isEmpty() || comparator.equals("=");
        if (first.isEmpty() || value.hasNulledComponent()) {
            return Optional.empty();
        }
        if (separator.isEmpty() && second.isEmpty()) {
            return Optional.of(figures.amount(comparator, figures.number(first), figures.unit("", unit)));
        }
        if (separator.equals("-") && plain && !second.isEmpty()) {
            return Optional.of(figures.range(figures.number(first), figures.number(second), figures.unit("", unit)));
        }
        if ((separator.equals(":") || separator.equals("/")) && !second.isEmpty()) {
            return Optional.of(figures.ratio(
                    comparator,
                    figures.number(first),
                    figures.number(second),
                    TextReader.unitIfAny(figures, "", unit)));
        }
        return plain ? new TextReader(profile, meaning).read(first + separator + second, unit) : Optional.empty();
    }
}
