package org.lactarium.server.store;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What a value that is given to an operation must say, whatever the operation does with it. */
final class GivenValue {

    static final String NO_MOMENT = "must be a moment with an hour and an offset, as in 2026-11-30T05:43:00+08:00";

    private static final String FOREIGN = "must refer to a resource of this record, by its id";

    private static final String UCUM = "http://unitsofmeasure.org";

    /** In any unit that a bank measures in. */
    private static final BigDecimal MOST = new BigDecimal(1_000_000);

    /** Years; a slip of the hand is another century. */
    private static final int FIRST = 2000;

    private static final int LAST = 2100;

    private GivenValue() {}

    /**
     * @param refers whether a text stands for a reference
     * @param base of this server
     * @return what is missing; null when nothing is
     */
    static @Nullable String fault(Base given, boolean refers, String base) {
        if (given instanceof Quantity quantity) {
            return isMeasured(quantity)
                    ? null
                    : "must be a number with a unit of " + UCUM + ", and one that a bank measures";
        }
        if (given instanceof Reference reference) {
            return isForeign(reference.getReference(), base) ? FOREIGN : null;
        }
        if (given instanceof Resource whole && namesAnother(whole, base)) {
            return "holds a reference to another server. Each " + FOREIGN;
        }
        if (given instanceof Observation measured) {
            return isTimed(measured) ? null : "holds a time of measuring that " + NO_MOMENT;
        }
        if (refers && given instanceof PrimitiveType<?> text) {
            return isForeign(text.getValueAsString(), base) ? FOREIGN : null;
        }
        if (!(given instanceof BaseDateTimeType moment) || given instanceof DateType) {
            return null;
        }
        return isTimed(moment) ? outOfTime(moment) : NO_MOMENT;
    }

    private static boolean isMeasured(Quantity quantity) {
        return quantity.hasValue()
                && !quantity.hasComparator()
                && UCUM.equals(quantity.getSystem())
                && quantity.hasCode()
                && quantity.getValue().abs().compareTo(MOST) <= 0;
    }

    private static boolean isTimed(Observation measured) {
        if (measured.getEffective() instanceof Period period) {
            return isTimed(period.getStartElement()) && isTimed(period.getEndElement());
        }
        return !(measured.getEffective() instanceof BaseDateTimeType moment) || isTimed(moment);
    }

    private static @Nullable String outOfTime(BaseDateTimeType moment) {
        return moment.hasValue() && (moment.getYear() < FIRST || moment.getYear() > LAST)
                ? "lies in a year in which no bank works"
                : null;
    }

    private static boolean isTimed(BaseDateTimeType moment) {
        return !moment.hasValue() || moment.getValueAsString().contains("T");
    }

    private static boolean namesAnother(Base within, String base) {
        return within.children().stream()
                .flatMap(element -> element.getValues().stream())
                .anyMatch(value -> value instanceof Reference reference && isForeign(reference.getReference(), base)
                        || namesAnother(value, base));
    }

    private static boolean isForeign(@Nullable String reference, String base) {
        return reference != null
                && (reference.contains("://") || reference.startsWith("urn:"))
                && !reference.startsWith(base + "/");
    }
}
