package org.lactarium.server.operations.chart;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Numbers that nobody flags and that are a finding all the same: what is counted in a volume, and more than the range beside it. */
final class Colonies {

    private static final Pattern UNIT = Pattern.compile(
            "cfu|colon|菌|copies|(?:^|\\s)(?:1|10\\*\\d|\\{[^}]*\\})?/\\s?[mdu]?l$", Pattern.CASE_INSENSITIVE);

    private static final Pattern TEST = Pattern.compile("count|colon|bacteri|菌", Pattern.CASE_INSENSITIVE);

    private Colonies() {}

    static boolean areCounted(CodeableConcept test, @Nullable Type value) {
        if (value instanceof Range range) {
            return areCounted(test, range.getHigh()) || areCounted(test, range.getLow());
        }
        if (value instanceof IntegerType number) {
            return number.hasValue()
                    && number.getValue() > 0
                    && Stream.concat(
                                    Stream.of(test.getText()),
                                    test.getCoding().stream().map(Coding::getDisplay))
                            .filter(Objects::nonNull)
                            .anyMatch(words -> TEST.matcher(words).find());
        }
        return value instanceof Quantity count
                && count.hasValue()
                && count.getValue().signum() > 0
                && Stream.of(count.getCode(), count.getUnit())
                        .filter(Objects::nonNull)
                        .anyMatch(unit -> UNIT.matcher(unit).find());
    }

    /** Above what the laboratory itself calls normal, in the same unit. */
    static boolean isAbove(@Nullable Type value, List<ObservationReferenceRangeComponent> ranges) {
        return value instanceof Quantity measured
                && measured.hasValue()
                && ranges.stream()
                        .map(ObservationReferenceRangeComponent::getHigh)
                        .filter(Quantity::hasValue)
                        .filter(high -> Objects.equals(high.getUnit(), measured.getUnit())
                                || high.hasCode() && Objects.equals(high.getCode(), measured.getCode()))
                        .anyMatch(high -> measured.getValue().compareTo(high.getValue()) > 0);
    }
}
