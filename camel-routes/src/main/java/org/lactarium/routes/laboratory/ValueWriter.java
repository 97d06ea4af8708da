package org.lactarium.routes.laboratory;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.lactarium.profiles.Systems;

/** A value as FHIR writes it. */
final class ValueWriter {

    private ValueWriter() {}

    static Type type(Value value) {
        if (value instanceof Value.Amount amount) {
            return quantity(amount);
        }
        if (value instanceof Value.Range range) {
            return new Range().setLow(quantity(range.low())).setHigh(quantity(range.high()));
        }
        if (value instanceof Value.Ratio ratio) {
            return new Ratio().setNumerator(quantity(ratio.numerator())).setDenominator(quantity(ratio.denominator()));
        }
        if (value instanceof Value.Words words) {
            return new StringType(words.text());
        }
        return concept(value);
    }

    private static Quantity quantity(Value.Amount amount) {
        Quantity quantity = new Quantity().setValue(amount.number());
        if (amount.unit() != null) {
            quantity.setUnit(amount.unit()).setSystem(Systems.UCUM).setCode(amount.unit());
        }
        if (amount.comparator() != null) {
            quantity.setComparator(Quantity.QuantityComparator.fromCode(amount.comparator()));
        }
        return quantity;
    }

    private static CodeableConcept concept(Value value) {
        CodeableConcept concept = new CodeableConcept();
        if (value instanceof Value.Serology serology) {
            return ReportWriter.snomed(
                    serology.reactivity().code(), serology.reactivity().display());
        }
        if (value instanceof Value.Growth growth) {
            concept.addCoding().setSystem(Systems.MILK_OBSERVATION).setCode("growth");
            return concept.setText(growth.text());
        }
        if (value instanceof Value.Susceptibility susceptibility) {
            concept.addCoding().setSystem(ResultWriter.INTERPRETATION).setCode(susceptibility.code());
            return concept;
        }
        if (value instanceof Value.Coded coded) {
            coded.codes().forEach(code -> concept.addCoding()
                    .setSystem(code.system())
                    .setCode(code.code())
                    .setDisplay(code.display()));
            return concept.setText(coded.text());
        }
        return ReportWriter.snomed("264868006", "No growth");
    }
}
